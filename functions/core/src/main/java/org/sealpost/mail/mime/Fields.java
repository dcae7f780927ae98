package org.sealpost.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Header fields of a part, whatever Jakarta Mail thinks of their syntax.
final class Fields {
  private Fields() {}

  /// The first field of this name, raw.
  static Optional<String> first(MimePart part, String name) {
    try {
      String[] values = part.getHeader(name);
      return values == null || values.length == 0 ? Optional.empty() : Optional.of(values[0]);
    } catch (MessagingException unreadable) {
      return Optional.empty();
    }
  }

  /// All fields of this name, raw.
  static List<String> all(MimePart part, String name) {
    try {
      String[] values = part.getHeader(name);
      return values == null ? List.of() : List.of(values);
    } catch (MessagingException unreadable) {
      return List.of();
    }
  }

  /// What stands before the first parameter or comment, in lower case; empty without such a field.
  static String token(MimePart part, String name) {
    return first(part, name)
        .map(value -> value.strip().split("[;(\\s]", 2)[0].toLowerCase(Locale.ROOT))
        .orElse("");
  }
}
