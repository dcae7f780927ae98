package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Locale.ROOT;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;

/// What a text part says of its characters.
final class TextCharset {
  private TextCharset() {}

  /// US-ASCII where it says nothing that is known.
  static Charset of(ContentType type) {
    return Optional.ofNullable(type.getParameter("charset"))
        .flatMap(label -> named(label).or(() -> named(MimeUtility.javaCharset(label))))
        .orElse(US_ASCII);
  }

  private static Optional<Charset> named(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  /// Whether ASCII octets among its octets are what they seem, so that some can be put between
  /// others. Not so where characters have two octets each, or escapes change the meaning of all
  /// that follow.
  static boolean isAsciiBased(Charset charset) {
    String name = charset.name().toUpperCase(ROOT);
    return charset.canEncode()
        && !name.contains("2022")
        && !name.contains("UTF-7")
        && Arrays.equals("aZ0<".getBytes(charset), "aZ0<".getBytes(US_ASCII));
  }
}
