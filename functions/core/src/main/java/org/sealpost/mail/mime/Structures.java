package org.sealpost.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParameterList;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.MailStructure;

/// Describes parts. Whatever their fields say in a way that programs may differ on is ambiguous
/// (threat 38).
final class Structures {
  private static final List<String> FIELDS =
      List.of("Content-Type", "Content-Transfer-Encoding", "Content-Disposition");
  private static final int LONGEST_FIELD = 1_000;
  private static final String TOKEN = "[A-Za-z0-9!#$&^_.+-]++";

  /// Without comments, encoded-words, RFC 2231, and quoted characters.
  private static final Pattern TYPE = Pattern.compile("\\s*+" + TOKEN + "/" + TOKEN + "\\s*+");
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*+(" + TOKEN + ")\\s*+=\\s*+(?:\"[^\"\\\\]*+\"|[^\\s;\"()<>@,\\\\*]++)\\s*+");

  private Structures() {}

  static MailStructure ofLeaf(MimePart part, ContentType type) {
    return of(part, type, List.of(), () -> DecodedStream.of(part));
  }

  static MailStructure ofMultipart(MimePart part, ContentType type, List<MailStructure> parts) {
    return of(part, type, parts, () -> raw(part));
  }

  private static MailStructure of(
      MimePart part, ContentType type, List<MailStructure> parts, MailPart.Content content) {
    return new MailStructure(
        type.getBaseType().toLowerCase(Locale.ROOT),
        parameters(type),
        isAmbiguous(part),
        !PartWalk.isBody(part),
        parts,
        content);
  }

  private static InputStream raw(MimePart part) throws IOException {
    try {
      return switch (part) {
        case MimeMessage message -> message.getRawInputStream();
        case MimeBodyPart inner -> inner.getRawInputStream();
        default -> throw new IOException("a part of another kind");
      };
    } catch (MessagingException unreadable) {
      throw new IOException(unreadable);
    }
  }

  private static Map<String, String> parameters(ContentType type) {
    Map<String, String> parameters = new HashMap<>();
    ParameterList list = type.getParameterList();
    if (list != null) {
      for (String name : Collections.list(list.getNames())) {
        parameters.put(name.toLowerCase(Locale.ROOT), list.get(name));
      }
    }
    return parameters;
  }

  private static boolean isAmbiguous(MimePart part) {
    try {
      for (String field : FIELDS) {
        String[] values = part.getHeader(field);
        if (values != null && values.length > 1) {
          return true;
        }
      }
      return Fields.first(part, "Content-Type").filter(value -> !isPlain(value)).isPresent();
    } catch (MessagingException unreadable) {
      return true;
    }
  }

  private static boolean isPlain(String value) {
    Matcher type = TYPE.matcher(value);
    if (value.length() > LONGEST_FIELD || value.contains("=?") || !type.lookingAt()) {
      return false;
    }
    Set<String> names = new HashSet<>();
    Matcher parameter = PARAMETER.matcher(value).region(type.end(), value.length());
    int end = type.end();
    while (parameter.lookingAt()) {
      if (!names.add(parameter.group(1).toLowerCase(Locale.ROOT))) {
        return false;
      }
      end = parameter.end();
      parameter.region(end, value.length());
    }
    return value.substring(end).isBlank() || value.substring(end).strip().equals(";");
  }
}
