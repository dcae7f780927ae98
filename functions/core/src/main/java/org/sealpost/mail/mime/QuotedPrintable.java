package org.sealpost.mail.mime;

import java.io.ByteArrayOutputStream;

/// Quoted-printable (RFC 2045 6.7) of any octets: CRLF stays a line end, every other CR or LF is
/// encoded. Nothing that a transport or a boundary could be mistaken for begins a line: no dash, no
/// dot, no `From`.
final class QuotedPrintable {
  /// With the `=` of a soft line break 76.
  private static final int LINE = 75;

  private final byte[] octets;
  private final ByteArrayOutputStream encoded;
  private int column;

  private QuotedPrintable(byte[] octets) {
    this.octets = octets;
    this.encoded = new ByteArrayOutputStream(octets.length + octets.length / 8 + 16);
  }

  static byte[] encode(byte[] octets) {
    QuotedPrintable text = new QuotedPrintable(octets);
    text.write();
    return text.encoded.toByteArray();
  }

  /// An upper bound but for soft line breaks.
  static long encodedLength(byte[] octets) {
    long length = 0;
    for (byte octet : octets) {
      length += isLiteral(octet) || octet == '\r' || octet == '\n' ? 1 : 3;
    }
    return length;
  }

  private void write() {
    for (int at = 0; at < octets.length; at++) {
      if (isLineEnd(at)) {
        encoded.write('\r');
        encoded.write('\n');
        column = 0;
        at++;
      } else if (isLiteral(octets[at]) && !isMisread(at)) {
        makeRoom(1);
        // After a soft line break it begins a line.
        if (column == 0 && isMisread(at)) {
          writeEncoded(octets[at]);
        } else {
          encoded.write(octets[at]);
          column++;
        }
      } else {
        makeRoom(3);
        writeEncoded(octets[at]);
      }
    }
  }

  private void makeRoom(int width) {
    if (column + width > LINE) {
      encoded.write('=');
      encoded.write('\r');
      encoded.write('\n');
      column = 0;
    }
  }

  private void writeEncoded(byte octet) {
    encoded.write('=');
    String hex = Hex.upper(octet);
    encoded.write(hex.charAt(0));
    encoded.write(hex.charAt(1));
    column += 3;
  }

  private boolean isMisread(int at) {
    byte octet = octets[at];
    if (octet == ' ' || octet == '\t') {
      return at + 1 == octets.length || isLineEnd(at + 1);
    }
    return column == 0 && (octet == '-' || octet == '.' || octet == 'F');
  }

  private boolean isLineEnd(int at) {
    return octets[at] == '\r' && at + 1 < octets.length && octets[at + 1] == '\n';
  }

  private static boolean isLiteral(byte octet) {
    return (octet >= ' ' && octet < 0x7f && octet != '=') || octet == '\t';
  }
}
