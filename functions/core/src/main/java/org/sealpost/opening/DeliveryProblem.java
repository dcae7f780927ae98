package org.sealpost.opening;

import java.time.Instant;

/// Why passcodes do not reach a mailbox, as far as mail services told us.
public record DeliveryProblem(Kind kind, Instant at) {
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
}
