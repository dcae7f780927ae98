package org.sealpost.mailflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.mail.IntakeId;
import org.sealpost.protection.ProtectedMessageId;

/// The record of every acceptance, from its arrival until everything that came of it is durable.
/// All calls throw [org.sealpost.Unavailable] when the store does not answer.
public interface Intakes {
  /// Notes that the intake is here, unless it was noted before; answers what became of it so far.
  /// Strongly consistent.
  ///
  /// @return empty when it is still to be decided upon
  Optional<Settled> arrive(Intake intake);

  /// Writes the settlement at once: messages, keys, recipients, deliveries and events become
  /// visible together. Only one settlement of an intake is ever written.
  ///
  /// @return what the intake is settled with: this settlement or, if another came first, that one
  Settled settle(Settlement settlement);

  /// What the intake was settled with; empty while it is open, or when it is not known.
  Optional<Settled> find(IntakeKey key);

  /// Intakes that arrived before `before` and are still open, oldest first, at most `limit`. May
  /// lag a little behind.
  List<Intake> openSince(Instant before, int limit);

  /// What is left to do of a settled intake.
  ///
  /// @param deliveries all that were ordered
  /// @param forwards those of them that need raw mail
  /// @param copies raw mail of ours in the inbox that they need
  /// @param carriers those of them that carry sealed bytes which are kept for nothing else
  /// @param carried the messages of those sealed bytes
  /// @param released the held mail that was released by it, and is held no more
  record Settled(
      IntakeKey key,
      IntakeId id,
      List<DeliveryId> deliveries,
      List<DeliveryId> forwards,
      List<IntakeId> copies,
      List<DeliveryId> carriers,
      List<ProtectedMessageId> carried,
      Optional<IntakeId> released) {
    public Settled {
      deliveries = List.copyOf(deliveries);
      forwards = List.copyOf(forwards);
      copies = List.copyOf(copies);
      carriers = List.copyOf(carriers);
      carried = List.copyOf(carried);
    }
  }
}
