package org.sealpost.mailflow;

import java.util.Optional;
import org.sealpost.delivery.Deliveries;
import org.sealpost.mail.RawInbox;
import org.sealpost.mailflow.Intakes.Settled;

/// Empties the raw inbox. The gateway itself cannot delete raw mail: whoever reads it must not be
/// able to lose it.
public final class Retirement {
  private final Intakes intakes;
  private final Deliveries deliveries;
  private final RawInbox inbox;

  public Retirement(Intakes intakes, Deliveries deliveries, RawInbox inbox) {
    this.intakes = intakes;
    this.deliveries = deliveries;
    this.inbox = inbox;
  }

  /// Deletes the raw mail of a settled intake, unless a delivery still needs it.
  ///
  /// @return false when it is still needed, or not settled yet: try again later
  public boolean retire(IntakeKey key) {
    Optional<Settled> settled = intakes.find(key);
    if (settled.isEmpty() || !settled.get().forwards().stream().allMatch(deliveries::isFinished)) {
      return false;
    }
    inbox.delete(settled.get().id());
    return true;
  }
}
