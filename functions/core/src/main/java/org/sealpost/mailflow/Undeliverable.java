package org.sealpost.mailflow;

import org.sealpost.delivery.DeliveryId;

/// The end of what could not be done after the last try: the sender gets a report without content.
public final class Undeliverable {
  /// Settles an intake that could not be decided upon. Nothing of it was sent. Idempotent; does
  /// nothing when it was settled in the meantime.
  public void giveUp(Intake intake) {
    throw new UnsupportedOperationException(intake.toString());
  }

  /// Fails a delivery that could not be sent. Idempotent; does nothing when it was sent in the
  /// meantime.
  public void giveUp(DeliveryId delivery) {
    throw new UnsupportedOperationException(delivery.toString());
  }
}
