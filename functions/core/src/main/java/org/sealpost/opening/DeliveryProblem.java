package org.sealpost.opening;

import java.time.Duration;
import java.time.Instant;

/// Why passcodes do not reach a mailbox, as far as mail services told us.
///
/// @param at when it happened, not when we were told
public record DeliveryProblem(Kind kind, Instant at) {
  /// How far the clocks of mail services may be behind ours.
  static final Duration SKEW = Duration.ofMinutes(1);

  /// What is the matter.
  public enum Kind {
    /// The mail service did not take the mail at all.
    REFUSED,
    /// The mailbox's server sent it back for good.
    BOUNCED,
    /// The mail service sends nothing to this mailbox any more, because of earlier bounces or
    /// complaints.
    SUPPRESSED,
    /// Somebody reported our mail as spam.
    COMPLAINED
  }

  /// Whether it is worth telling to whom a mail was sent at `sentAt`: somebody whose code has
  /// arrived must not be frightened by what happened to an older mail. A mailbox that sends mail
  /// back sends the newest one back too, and soon, so that nothing is lost by waiting for that.
  /// Only a suppression is a state, which lasts until somebody ends it.
  boolean concerns(Instant sentAt) {
    return kind == Kind.SUPPRESSED || !at.isBefore(sentAt.minus(SKEW));
  }
}
