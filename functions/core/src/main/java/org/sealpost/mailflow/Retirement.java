package org.sealpost.mailflow;

import java.util.Optional;
import org.sealpost.delivery.Deliveries;
import org.sealpost.mail.RawInbox;
import org.sealpost.mailflow.Intakes.Settled;

/// Empties the raw inbox, and the held mail of what is held no more. The gateway itself cannot
/// delete raw mail: whoever reads it must not be able to lose it.
public final class Retirement {
  private final Intakes intakes;
  private final Deliveries deliveries;
  private final RawInbox inbox;
  private final RawInbox held;

  public Retirement(Intakes intakes, Deliveries deliveries, RawInbox inbox, RawInbox held) {
    this.intakes = intakes;
    this.deliveries = deliveries;
    this.inbox = inbox;
    this.held = held;
  }

  /// Deletes the raw mail of a settled intake and our copies of it, unless a delivery still needs
  /// them.
  ///
  /// @return false when it is still needed, or not settled yet: try again later
  public boolean retire(IntakeKey key) {
    Optional<Settled> settled = intakes.find(key);
    if (settled.isEmpty() || !settled.get().forwards().stream().allMatch(deliveries::isFinished)) {
      return false;
    }
    inbox.delete(settled.get().id());
    settled.get().copies().forEach(inbox::delete);
    settled.get().released().ifPresent(held::delete);
    return true;
  }
}
