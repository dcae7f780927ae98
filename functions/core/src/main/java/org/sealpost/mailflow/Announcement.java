package org.sealpost.mailflow;

import org.sealpost.delivery.DeliveryQueue;
import org.sealpost.mailflow.Intakes.Settled;

/// Sets to work what a settlement ordered. Harmless when repeated; has to be repeated when it
/// throws.
final class Announcement {
  private final DeliveryQueue deliveries;
  private final SettledQueue settled;

  Announcement(DeliveryQueue deliveries, SettledQueue settled) {
    this.deliveries = deliveries;
    this.settled = settled;
  }

  void announce(Settled settlement) {
    deliveries.enqueue(settlement.deliveries());
    settled.enqueue(settlement.key());
  }
}
