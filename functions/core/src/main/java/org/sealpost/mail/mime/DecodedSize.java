package org.sealpost.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;

/// The size of a part after decoding, from its encoded size: exact for 8-bit and identity
/// encodings, within a few bytes for base64 of 76-character lines (RFC 2045 6.8), an upper bound
/// for quoted-printable. Decoding 25 MB only to count would double the cost of looking at a mail.
final class DecodedSize {
  private static final int LINE = 76;
  private static final int CRLF = 2;

  private DecodedSize() {}

  static long of(MimePart part) throws MessagingException {
    long encoded = Math.max(part.getSize(), 0);
    if (!Fields.token(part, "Content-Transfer-Encoding").equals("base64")) {
      return encoded;
    }
    long lines = encoded / (LINE + CRLF);
    return Math.max(encoded - lines * CRLF, 0) * 3 / 4;
  }
}
