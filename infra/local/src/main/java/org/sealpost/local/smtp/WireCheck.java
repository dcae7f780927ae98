package org.sealpost.local.smtp;

import java.util.Optional;

/// Watches the octets of a mail as they come over the wire.
///
/// A lone CR or LF is a line end to some hosts and none to others, so that one mail may become two
/// behind us (SMTP smuggling); RFC 5321 2.3.8 forbids both. NUL ends a string for some, RFC 5322 4
/// forbids it.
final class WireCheck {
  private static final int CR = '\r';
  private static final int LF = '\n';

  private int previous;
  private boolean bareLineEnd;
  private boolean nul;

  void see(byte[] octets, int length) {
    int before = previous;
    for (int at = 0; at < length; at++) {
      int octet = octets[at];
      bareLineEnd |= (before == CR) != (octet == LF);
      nul |= octet == 0;
      before = octet;
    }
    previous = before;
  }

  /// To be asked after the last octet.
  ///
  /// @return what is wrong with the mail
  Optional<Fault> fault() {
    if (bareLineEnd || previous == CR) {
      return Optional.of(Fault.BARE_LINE_END);
    }
    return nul ? Optional.of(Fault.NUL) : Optional.empty();
  }

  /// What no mail may contain.
  enum Fault {
    BARE_LINE_END("5.6.0 lines must end with CRLF: a lone CR or LF was sent (RFC 5321 2.3.8)"),
    NUL("5.6.0 a mail must not contain NUL octets (RFC 5322 4)");

    private final String answer;

    Fault(String answer) {
      this.answer = answer;
    }

    String answer() {
      return answer;
    }
  }
}
