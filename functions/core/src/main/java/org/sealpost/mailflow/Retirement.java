package org.sealpost.mailflow;

import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.delivery.Deliveries;
import org.sealpost.mail.RawInbox;
import org.sealpost.mailflow.Intakes.Settled;
import org.sealpost.protection.MessageVault;

/// Empties the raw inbox, the held mail of what is held no more, and the vault of what the wrapper
/// messages carry themselves. The gateway itself cannot delete raw mail: whoever reads it must not
/// be able to lose it.
public final class Retirement {
  private final Intakes intakes;
  private final Deliveries deliveries;
  private final RawInbox inbox;
  private final RawInbox held;
  private final MessageVault vault;

  public Retirement(
      Intakes intakes, Deliveries deliveries, RawInbox inbox, RawInbox held, MessageVault vault) {
    this.intakes = intakes;
    this.deliveries = deliveries;
    this.inbox = inbox;
    this.held = held;
    this.vault = vault;
  }

  /// Deletes the raw mail of a settled intake and our copies of it, unless a delivery still needs
  /// them.
  ///
  /// @return false when it is still needed, or not settled yet: try again later
  public boolean retire(IntakeKey key) {
    Optional<Settled> settled = intakes.find(key);
    if (settled.isEmpty()
        || !Stream.concat(settled.get().forwards().stream(), settled.get().carriers().stream())
            .allMatch(deliveries::isFinished)) {
      return false;
    }
    inbox.delete(settled.get().id());
    settled.get().copies().forEach(inbox::delete);
    settled.get().carried().forEach(vault::delete);
    settled.get().released().ifPresent(held::delete);
    return true;
  }
}
