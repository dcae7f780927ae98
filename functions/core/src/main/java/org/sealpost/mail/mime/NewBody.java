package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/// A multipart body that we write. Its boundary is a digest of what goes into it: nobody can write
/// a part that holds it, and the same edit made twice gives the same bytes.
final class NewBody {
  /// Header fields that speak of the body that was there before.
  static final Set<String> DESCRIBES_BODY =
      Set.of(
          "mime-version",
          "content-type",
          "content-transfer-encoding",
          "content-disposition",
          "content-class",
          "content-md5");

  private static final String CRLF = "\r\n";
  private static final int BOUNDARY_OCTETS = 16;

  private final String subtype;
  private final String boundary;
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

  /// @param seed everything that others wrote and that becomes part of it
  NewBody(String subtype, byte[] seed) {
    this.subtype = subtype;
    this.boundary = "=_" + subtype + "_" + digest(seed);
  }

  private static String digest(byte[] seed) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(seed);
      return HexFormat.of().formatHex(digest, 0, BOUNDARY_OCTETS);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /// @param subtype of text
  NewBody text(String subtype, String text) {
    return part(
        "Content-Type: text/" + subtype + "; charset=utf-8" + CRLF,
        TransferEncoding.QUOTED_PRINTABLE,
        text.getBytes(UTF_8));
  }

  NewBody attached(byte[] content, String asciiName) {
    return part(
        "Content-Type: application/octet-stream; name=\""
            + asciiName
            + "\""
            + CRLF
            + "Content-Disposition: attachment; filename=\""
            + asciiName
            + "\""
            + CRLF,
        TransferEncoding.BASE64,
        content);
  }

  private NewBody part(String fields, TransferEncoding encoding, byte[] content) {
    String header = fields + "Content-Transfer-Encoding: " + encoding.label() + CRLF + CRLF;
    return entity(header.getBytes(US_ASCII), encoding.encode(content));
  }

  /// A complete message, as it stands.
  NewBody message(byte[] message) {
    String encoding =
        SevenBit.isClean(message, 0, message.length)
            ? ""
            : "Content-Transfer-Encoding: 8bit" + CRLF;
    return entity(
        ("Content-Type: message/rfc822" + CRLF + encoding + CRLF).getBytes(US_ASCII), message);
  }

  NewBody multipart(NewBody other) {
    return entity((other.contentType() + CRLF + CRLF).getBytes(US_ASCII), other.bytes());
  }

  /// A part that is written already.
  ///
  /// @param header with its empty line
  NewBody entity(byte[] header, byte[] body) {
    parts.writeBytes(("--" + boundary + CRLF).getBytes(US_ASCII));
    parts.writeBytes(header);
    parts.writeBytes(body);
    parts.writeBytes(CRLF.getBytes(US_ASCII));
    return this;
  }

  private String contentType() {
    return "Content-Type: multipart/" + subtype + ";" + CRLF + " boundary=\"" + boundary + "\"";
  }

  private byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(parts.size() + 80);
    bytes.writeBytes(parts.toByteArray());
    bytes.writeBytes(("--" + boundary + "--" + CRLF).getBytes(US_ASCII));
    return bytes.toByteArray();
  }

  /// The message.
  ///
  /// @param header loses the fields that speak of another body
  byte[] under(RawHeader header) {
    header.removeIf(DESCRIBES_BODY::contains);
    header.add("MIME-Version", "1.0");
    byte[] fields = header.fieldBytes();
    byte[] type = (contentType() + CRLF + CRLF).getBytes(US_ASCII);
    byte[] body = bytes();
    byte[] message = new byte[fields.length + type.length + body.length];
    System.arraycopy(fields, 0, message, 0, fields.length);
    System.arraycopy(type, 0, message, fields.length, type.length);
    System.arraycopy(body, 0, message, fields.length + type.length, body.length);
    return message;
  }
}
