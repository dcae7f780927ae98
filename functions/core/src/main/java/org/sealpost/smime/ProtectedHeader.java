package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.sealpost.smime.MimeEntity.Field;

/// The header of a message divided for encryption (RFC 9788): all that its author wrote goes
/// inside, and only what carries the mail stays outside too.
///
/// Outside stand From, Sender, Date, Message-ID, In-Reply-To, References and Auto-Submitted (so
/// that no program answers an automatic mail); To is added for each recipient, and Subject says
/// nothing. Fields of the transport and Bcc go nowhere (threat 44).
///
/// @param inside fields and an empty line, to be followed by the body
/// @param outside complete lines
@SuppressWarnings("ArrayRecordComponent") // lives for one mail, never compared
record ProtectedHeader(byte[] inside, byte[] outside) {
  static final String NO_SUBJECT = "[...]";

  private static final Set<String> OUTSIDE =
      Set.of("from", "sender", "date", "message-id", "in-reply-to", "references", "auto-submitted");
  private static final Set<String> NOWHERE =
      Set.of(
          "bcc",
          "resent-bcc",
          "return-path",
          "received",
          "received-spf",
          "authentication-results",
          "dkim-signature",
          "mime-version",
          "hp-outer");
  private static final List<String> NOWHERE_PREFIXES = List.of("arc-", "x-sealpost-", "x-ses-");

  /// A parameter that a program may have left there.
  private static final Pattern HP = Pattern.compile(";\\s*hp\\s*=\\s*(\"[^\"]*\"|[^\\s;]*)");

  static ProtectedHeader of(MimeEntity message) {
    List<Field> outside =
        message.fields().stream().filter(field -> OUTSIDE.contains(field.name())).toList();
    StringBuilder inside = new StringBuilder();
    for (Field field : message.fields()) {
      if (!field.isStructural() && !isNowhere(field.name())) {
        inside.append(field.ended());
      }
    }
    // What stood outside, so that a reader's program can tell a field that somebody changed.
    outside.forEach(field -> inside.append("HP-Outer: ").append(field.ended()));
    inside.append("HP-Outer: Subject: ").append(NO_SUBJECT).append("\r\n");
    appendForm(message, inside);
    StringBuilder lines = new StringBuilder();
    outside.forEach(field -> lines.append(field.ended()));
    return new ProtectedHeader(
        inside.append("\r\n").toString().getBytes(ISO_8859_1),
        lines.toString().getBytes(ISO_8859_1));
  }

  /// Each field once: readers take the first.
  private static void appendForm(MimeEntity message, StringBuilder inside) {
    Set<String> written = new HashSet<>();
    for (Field field : message.fields()) {
      if (field.name().startsWith("content-") && written.add(field.name())) {
        inside.append(field.name().equals("content-type") ? withMark(field) : field.ended());
      }
    }
    if (!written.contains("content-type")) {
      inside.append("Content-Type: text/plain; charset=us-ascii; hp=\"cipher\"\r\n");
    }
  }

  private static String withMark(Field field) {
    String line = HP.matcher(field.ended()).replaceAll("").stripTrailing();
    while (line.endsWith(";")) {
      line = line.substring(0, line.length() - 1).stripTrailing();
    }
    return line + ";\r\n hp=\"cipher\"\r\n";
  }

  private static boolean isNowhere(String name) {
    return NOWHERE.contains(name) || NOWHERE_PREFIXES.stream().anyMatch(name::startsWith);
  }
}
