package org.sealpost.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The name that a message gives to a part: RFC 2183 and RFC 2231, RFC 2047 as many mailers write
/// it, and without the quotes that many forget.
final class FileName {
  private static final Pattern UNQUOTED =
      Pattern.compile("(?:^|[;\\s])(?:file)?name\\s*=\\s*\"?([^\";]+)", Pattern.CASE_INSENSITIVE);

  private FileName() {}

  /// Without any path: what stands behind the last slash of either kind. Never blank.
  static Optional<String> of(MimePart part) {
    return parsed(part)
        .or(() -> unquoted(part))
        .map(HeaderText::decoded)
        .map(FileName::withoutPath)
        .filter(name -> !name.isEmpty());
  }

  /// What other programs may call it: whatever any field says of its name in any way.
  static Set<String> others(MimePart part) {
    Set<String> names = new LinkedHashSet<>();
    for (String fieldName : List.of("Content-Disposition", "Content-Type")) {
      for (String field : Fields.all(part, fieldName)) {
        String raw = field.replaceAll("\r?\n(?=[ \t])", "");
        names.addAll(Parameters.values(raw, "filename"));
        names.addAll(Parameters.values(raw, "name"));
      }
    }
    Set<String> others = new LinkedHashSet<>();
    for (String name : names) {
      others.add(withoutPath(HeaderText.decoded(name)));
    }
    others.remove("");
    of(part).ifPresent(others::remove);
    return others;
  }

  private static String withoutPath(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).strip();
  }

  private static Optional<String> parsed(MimePart part) {
    try {
      return Optional.ofNullable(part.getFileName());
    } catch (MessagingException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> unquoted(MimePart part) {
    return Stream.of("Content-Disposition", "Content-Type")
        .flatMap(field -> Fields.first(part, field).stream())
        .map(HeaderText::unfolded)
        .map(UNQUOTED::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }
}
