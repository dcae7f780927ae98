package org.sealpost.mailflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.quarantine.QuarantinedMails;

/// Ends the holding of mail that nobody decided about: its sender is told, without its content.
public final class QuarantineExpiry {
  /// As in Exchange.
  public static final Duration LONGEST = Duration.ofDays(30);

  private static final int AT_ONCE = 500;

  private final QuarantinedMails quarantine;
  private final IntakeQueue queue;
  private final Clock clock;

  public QuarantineExpiry(QuarantinedMails quarantine, IntakeQueue queue, Clock clock) {
    this.quarantine = quarantine;
    this.queue = queue;
    this.clock = clock;
  }

  /// Idempotent, and no mail is lost between its two writes: what is queued while it is still held
  /// makes the gateway try again until it is ended.
  ///
  /// @return how many
  public int expire() {
    Instant now = clock.instant();
    List<QuarantinedMail> overdue = quarantine.heldSince(now.minus(LONGEST), AT_ONCE);
    for (QuarantinedMail mail : overdue) {
      queue.enqueue(intake(mail, now));
      Optional<QuarantineState> _ = quarantine.end(mail.id(), new QuarantineState.Expired(now));
    }
    return overdue.size();
  }

  /// What makes the gateway carry out what was decided about a held mail.
  public static Intake intake(QuarantinedMail mail, Instant decidedAt) {
    return new Intake(
        mail.id(),
        mail.envelope(),
        decidedAt,
        mail.authenticated(),
        Optional.empty(),
        Optional.of(mail.id()),
        mail.passesOn().map(link -> new Answered(link, Answered.Way.FORWARD)));
  }
}
