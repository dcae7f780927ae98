package org.sealpost.mail.mime;

import java.util.Arrays;

/// Line ends as mail has them (RFC 5322 2.1).
final class Lines {
  private Lines() {}

  /// The octets with CRLF behind them.
  static byte[] ended(byte[] octets) {
    byte[] ended = Arrays.copyOf(octets, octets.length + 2);
    ended[octets.length] = '\r';
    ended[octets.length + 1] = '\n';
    return ended;
  }
}
