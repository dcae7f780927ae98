package org.sealpost.administration;

import static org.sealpost.Require.require;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.RawInbox;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.IntakeQueue;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.quarantine.QuarantinedMails;

/// What admins decide about held mail. Who may call it is decided before. Nothing here can read it.
public final class QuarantineAdministration {
  private static final int MOST = 500;

  private final QuarantinedMails mails;
  private final RawInbox heldMail;
  private final IntakeQueue queue;
  private final Clock clock;

  /// @param heldMail the bytes of held mail
  public QuarantineAdministration(
      QuarantinedMails mails, RawInbox heldMail, IntakeQueue queue, Clock clock) {
    this.mails = mails;
    this.heldMail = heldMail;
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
  /// First it is decided, then the mail is queued: if that fails, the mail is Released and has not
  /// gone, and releasing it once more queues it. A mail that is queued twice goes once.
  ///
  /// @param by the admin, as signed in
  /// @return what the state is now: Released, whoever it was; anything else when that was decided
  ///     before, and then nothing is done. Empty when there is no such mail
  public Optional<QuarantineState> release(IntakeId id, String by) {
    Optional<QuarantinedMail> mail = mails.find(id);
    if (mail.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<QuarantineState> state = mails.end(id, new QuarantineState.Released(now, by));
    if (state.filter(QuarantineState.Released.class::isInstance).isPresent()) {
      queue.enqueue(intake(mail.get(), now));
    }
    return state;
  }

  private static Intake intake(QuarantinedMail mail, Instant now) {
    return new Intake(
        mail.id(),
        mail.envelope(),
        now,
        mail.authenticated(),
        Optional.empty(),
        Optional.of(mail.id()),
        Optional.empty());
  }

  /// Drops a mail for good; nobody is told. First it is decided, then the bytes go: if that fails,
  /// deleting it once more lets them go.
  ///
  /// @param by the admin, as signed in
  /// @return what the state is now: Deleted, whoever it was; anything else when that was decided
  ///     before, and then nothing is done. Empty when there is no such mail
  public Optional<QuarantineState> delete(IntakeId id, String by) {
    Optional<QuarantineState> state =
        mails.end(id, new QuarantineState.Deleted(clock.instant(), by));
    if (state.filter(QuarantineState.Deleted.class::isInstance).isPresent()) {
      heldMail.delete(id);
    }
    return state;
  }
}
