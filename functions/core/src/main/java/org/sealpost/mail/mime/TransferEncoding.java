package org.sealpost.mail.mime;

import java.util.Base64;

/// How octets travel through 7 bits (RFC 2045 6).
enum TransferEncoding {
  QUOTED_PRINTABLE("quoted-printable"),
  BASE64("base64");

  private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});

  private final String label;

  TransferEncoding(String label) {
    this.label = label;
  }

  /// As Content-Transfer-Encoding says it.
  String label() {
    return label;
  }

  /// For text quoted-printable, which can be read without decoding, unless base64 is shorter.
  static TransferEncoding ofText(byte[] octets) {
    return QuotedPrintable.encodedLength(octets) > octets.length * 137L / 100 + 80
        ? BASE64
        : QUOTED_PRINTABLE;
  }

  /// Without a line end behind base64.
  byte[] encode(byte[] octets) {
    return switch (this) {
      case QUOTED_PRINTABLE -> QuotedPrintable.encode(octets);
      case BASE64 -> LINES.encode(octets);
    };
  }
}
