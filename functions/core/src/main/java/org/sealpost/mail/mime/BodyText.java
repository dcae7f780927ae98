package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The characters of a text part. A charset label may be missing, unknown or wrong: what is not
/// well-formed under it is read as UTF-8 and, where it is not that either, as windows-1252, as mail
/// programs do.
///
/// @param shown what a reader sees
/// @param otherwise the same octets as another program might read them: as a charset that begins
///     like ASCII where the label says one that does not, as UTF-7 where it says so, as UTF-16 or
///     UTF-32 where they look like it. A wrong label must not hide a text from the rules
record BodyText(String shown, Optional<String> otherwise) {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  static BodyText of(byte[] octets, ContentType type) {
    return of(ByteBuffer.wrap(octets), type);
  }

  static BodyText of(ByteBuffer octets, ContentType type) {
    Optional<Charset> label = label(type);
    String shown =
        label
            .flatMap(charset -> SniffedText.strictly(octets, charset))
            .or(() -> SniffedText.strictly(octets, UTF_8))
            .orElseGet(() -> SniffedText.text(octets, label.orElse(WINDOWS_1252)));
    return new BodyText(shown, otherwise(octets, type, label));
  }

  private static Optional<String> otherwise(
      ByteBuffer octets, ContentType type, Optional<Charset> label) {
    if (label.filter(BodyText::isForeign).isPresent()) {
      return Optional.of(SniffedText.text(octets, UTF_8));
    }
    return isUtf7(type) ? Optional.of(Utf7.decoded(octets)) : SniffedText.wide(octets);
  }

  private static boolean isUtf7(ContentType type) {
    String label = Objects.requireNonNullElse(type.getParameter("charset"), "");
    return label.toLowerCase(Locale.ROOT).contains("utf-7");
  }

  List<String> readings() {
    return Stream.concat(Stream.of(shown), otherwise.stream()).toList();
  }

  /// US-ASCII is what mailers write when they know nothing.
  private static Optional<Charset> label(ContentType type) {
    return Optional.ofNullable(type.getParameter("charset"))
        .flatMap(label -> named(label).or(() -> named(MimeUtility.javaCharset(label))))
        .filter(charset -> !charset.equals(US_ASCII));
  }

  private static Optional<Charset> named(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  private static boolean isForeign(Charset charset) {
    return !charset.canEncode()
        || !Arrays.equals("aZ0".getBytes(charset), "aZ0".getBytes(US_ASCII));
  }
}
