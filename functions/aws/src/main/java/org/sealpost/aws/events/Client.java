package org.sealpost.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of the host that handed a mail over.
///
/// An event may name it itself, as `sourceIp` beside the message id; SES's does not, as far as it
/// is documented (aws.md 2). But SES writes it into the Received field that it puts on top of the
/// mail (RFC 5321 4.4): `from mail.example (host.example [192.0.2.1]) by …`. The names beside it
/// are of the client's own choice. So a field in which two places look like the address is not
/// believed, and fields below the topmost are not read.
///
/// Nothing here fails: mail whose client is not known is mail.
final class Client {
  private static final int LONGEST_FIELD = 4096;
  private static final Pattern IN_COMMENT =
      Pattern.compile(
          "\\((?:[^()\\[\\]]*\\s)?\\[(?:IPv6:)?([0-9A-F:.]{2,45})\\]\\)", Pattern.CASE_INSENSITIVE);

  private Client() {}

  /// @param mail the event's member of that name
  /// @return a literal; empty where it is not known
  static Optional<String> of(JsonNode mail) {
    return normal(mail.path("sourceIp").asText()).or(() -> inTrace(mail));
  }

  private static Optional<String> inTrace(JsonNode mail) {
    for (JsonNode field : mail.path("headers")) {
      if (field.path("name").asText().equalsIgnoreCase("Received")) {
        return inField(field.path("value").asText());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inField(String received) {
    boolean isAmbiguous = received.indexOf("])") != received.lastIndexOf("])");
    if (isAmbiguous || received.length() > LONGEST_FIELD) {
      return Optional.empty();
    }
    Matcher literal = IN_COMMENT.matcher(received);
    return literal.find() ? normal(literal.group(1)) : Optional.empty();
  }

  private static Optional<String> normal(String literal) {
    try {
      return Optional.of(InetAddress.ofLiteral(literal).getHostAddress());
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
