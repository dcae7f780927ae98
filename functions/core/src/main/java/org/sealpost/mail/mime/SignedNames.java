package org.sealpost.mail.mime;

import static java.util.Locale.ROOT;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The names of the fields that a DKIM signature covers (RFC 6376 3.5).
final class SignedNames {
  private static final Pattern TAG = Pattern.compile("(?:^|;)\\s*h\\s*=([^;]*)");

  private SignedNames() {}

  /// In lower case.
  static Stream<String> of(String signature) {
    Matcher tag = TAG.matcher(signature);
    return tag.find()
        ? Stream.of(tag.group(1).split(":", -1)).map(name -> name.strip().toLowerCase(ROOT))
        : Stream.empty();
  }
}
