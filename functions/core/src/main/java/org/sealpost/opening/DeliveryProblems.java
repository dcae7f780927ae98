package org.sealpost.opening;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;

/// What is known of mailboxes that our mail does not reach, by [MailboxKey]. All calls throw
/// [org.sealpost.Unavailable] when the store does not answer.
public interface DeliveryProblems {
  /// How long a problem is remembered.
  Duration REMEMBERED = Duration.ofDays(1);

  /// In place of what was known before, unless that happened later: mail services report late,
  /// twice and in no order.
  void note(EmailAddress mailbox, DeliveryProblem problem);

  /// The newest problem; empty when there is none that is still remembered at `now`.
  Optional<DeliveryProblem> find(EmailAddress mailbox, Instant now);
}
