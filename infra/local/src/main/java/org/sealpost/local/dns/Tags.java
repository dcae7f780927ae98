package org.sealpost.local.dns;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A list of `tag=value;`, as DKIM (RFC 6376 3.2) and DMARC (RFC 7489 6.4) write them. White space
/// around tags and values does not count; of a tag that stands twice the first counts.
record Tags(Map<String, String> values) {
  private static final Pattern SEMICOLON = Pattern.compile(";");

  Tags {
    values = Map.copyOf(values);
  }

  static Tags parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : SEMICOLON.splitAsStream(text).toList()) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(
            part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
            part.substring(equals + 1).strip());
      }
    }
    return new Tags(values);
  }

  Optional<String> value(String tag) {
    return Optional.ofNullable(values.get(tag));
  }

  boolean has(String tag, String value) {
    return value(tag).filter(value::equalsIgnoreCase).isPresent();
  }
}
