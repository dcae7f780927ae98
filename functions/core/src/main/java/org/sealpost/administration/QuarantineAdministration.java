package org.sealpost.administration;

import static org.sealpost.Require.require;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.IntakeId;
import org.sealpost.mailflow.IntakeQueue;
import org.sealpost.mailflow.QuarantineExpiry;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.quarantine.QuarantinedMails;

/// What admins decide about held mail. Who may call it is decided before. Nothing here can read it:
/// the gateway carries out what is decided here.
///
/// A decision is queued before it is written down, so that no mail is lost in between: what is
/// queued while it is still held makes the gateway try again. A mail that is queued several times
/// is carried out once.
public final class QuarantineAdministration {
  private static final int MOST = 500;

  private final QuarantinedMails mails;
  private final IntakeQueue queue;
  private final Clock clock;

  public QuarantineAdministration(QuarantinedMails mails, IntakeQueue queue, Clock clock) {
    this.mails = mails;
    this.queue = queue;
    this.clock = clock;
  }

  /// What is held, the newest first, at most `limit` (1 to 500).
  public List<QuarantinedMail> held(int limit) {
    require(limit >= 1 && limit <= MOST, "limit: 1 to 500");
    return mails.held(limit);
  }

  /// Sends a mail on, with the protection that the rules said. Rules are not run again.
  ///
  /// @param by the admin, as signed in
  /// @return what the state is now: Released, whoever it was; anything else when that was decided
  ///     before, and then it stays so. Empty when there is no such mail
  public Optional<QuarantineState> release(IntakeId id, String by) {
    return decide(id, new QuarantineState.Released(clock.instant(), by));
  }

  /// Drops a mail for good; nobody is told.
  ///
  /// @param by the admin, as signed in
  /// @return what the state is now: Deleted, whoever it was; anything else when that was decided
  ///     before, and then it stays so. Empty when there is no such mail
  public Optional<QuarantineState> delete(IntakeId id, String by) {
    return decide(id, new QuarantineState.Deleted(clock.instant(), by));
  }

  /// Queues again what was decided in the same way before: it may have been lost.
  private Optional<QuarantineState> decide(IntakeId id, QuarantineState end) {
    Optional<QuarantinedMail> found = mails.find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    QuarantinedMail mail = found.get();
    boolean decidedOtherwise =
        !(mail.state() instanceof QuarantineState.Held)
            && !mail.state().getClass().equals(end.getClass());
    if (decidedOtherwise) {
      return Optional.of(mail.state());
    }
    Instant now = clock.instant();
    queue.enqueue(QuarantineExpiry.intake(mail, now));
    return mails.end(id, end);
  }
}
