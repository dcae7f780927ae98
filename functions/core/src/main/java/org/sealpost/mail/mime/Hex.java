package org.sealpost.mail.mime;

import java.util.HexFormat;

/// Octets as quoted-printable, encoded-words and RFC 2231 write them.
final class Hex {
  private static final HexFormat UPPER = HexFormat.of().withUpperCase();

  private Hex() {}

  static String upper(byte octet) {
    return UPPER.toHexDigits(octet);
  }
}
