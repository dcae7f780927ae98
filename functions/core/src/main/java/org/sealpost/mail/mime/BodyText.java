package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The characters of a text part. A charset label may be missing, unknown or wrong: what is not
/// well-formed under it is read as UTF-8 and, where it is not that either, as windows-1252, as mail
/// programs do.
///
/// @param shown what a reader sees
/// @param asAscii the same octets read as a charset that begins like ASCII, where the label says
///     one that does not: a wrong label must not hide a text from the rules
record BodyText(String shown, Optional<String> asAscii) {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  static BodyText of(byte[] octets, ContentType type) {
    Optional<Charset> label = label(type);
    String shown =
        label
            .flatMap(charset -> strictly(octets, charset))
            .or(() -> strictly(octets, UTF_8))
            .orElseGet(() -> new String(octets, label.orElse(WINDOWS_1252)));
    return new BodyText(
        shown, label.filter(BodyText::isForeign).map(_ -> new String(octets, UTF_8)));
  }

  List<String> readings() {
    return Stream.concat(Stream.of(shown), asAscii.stream()).toList();
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

  private static Optional<String> strictly(byte[] octets, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isForeign(Charset charset) {
    return !charset.canEncode()
        || !Arrays.equals("aZ0".getBytes(charset), "aZ0".getBytes(US_ASCII));
  }
}
