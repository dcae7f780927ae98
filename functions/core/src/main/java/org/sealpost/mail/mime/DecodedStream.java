package org.sealpost.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.eclipse.angus.mail.util.BASE64DecoderStream;

/// A part's octets after decoding (RFC 2045 6). Broken base64 gives what is left of it, and an
/// encoding that is unknown or altogether broken gives the octets as they stand: what a reader
/// could still make out is never hidden from the rules, and never lost.
final class DecodedStream {
  private DecodedStream() {}

  static InputStream of(MimePart part) throws IOException {
    return switch (Fields.token(part, "Content-Transfer-Encoding")) {
      case "base64" -> new BASE64DecoderStream(raw(part), true);
      case "quoted-printable" -> decoded(part, "quoted-printable");
      case "uuencode", "x-uuencode", "x-uue" -> decodedAtOnce(part, "uuencode");
      default -> raw(part);
    };
  }

  private static InputStream decoded(MimePart part, String encoding) throws IOException {
    try {
      return MimeUtility.decode(raw(part), encoding);
    } catch (MessagingException unknown) {
      throw new IOException(unknown);
    }
  }

  private static InputStream decodedAtOnce(MimePart part, String encoding) throws IOException {
    try (InputStream content = decoded(part, encoding)) {
      return new ByteArrayInputStream(content.readAllBytes());
    } catch (IOException broken) {
      return raw(part);
    }
  }

  /// All octets: where they lie, if they lie decoded in the message itself, so that a text of 40 MB
  /// is not held twice.
  static ByteBuffer octets(InputStream content) throws IOException {
    return content instanceof PlacedStream stretch
        ? stretch.octets()
        : ByteBuffer.wrap(content.readAllBytes());
  }

  static InputStream raw(MimePart part) throws IOException {
    try {
      return switch (part) {
        case MimeBodyPart body -> body.getRawInputStream();
        case MimeMessage message -> message.getRawInputStream();
        default -> InputStream.nullInputStream();
      };
    } catch (MessagingException unreadable) {
      throw new IOException(unreadable);
    }
  }
}
