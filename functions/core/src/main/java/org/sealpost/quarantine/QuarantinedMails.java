package org.sealpost.quarantine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.IntakeId;

/// The records of held mail; they are written with the settlement of their intake. All calls throw
/// [org.sealpost.Unavailable] when the store does not answer.
public interface QuarantinedMails {
  /// Strongly consistent.
  Optional<QuarantinedMail> find(IntakeId id);

  /// What is held, the newest first, at most `limit`. May lag a little behind.
  List<QuarantinedMail> held(int limit);

  /// What is held since before that instant, the oldest first, at most `limit`. May lag a little
  /// behind.
  List<QuarantinedMail> heldSince(Instant before, int limit);

  /// Ends the holding, by one conditional write: of two admins at the same time one decides.
  ///
  /// @param end not Held
  /// @return what the state is now: `end`, or what it was ended with before. Empty when there is no
  ///     such mail
  Optional<QuarantineState> end(IntakeId id, QuarantineState end);
}
