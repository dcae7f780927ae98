package org.sealpost.delivery;

/// Carries out deliveries.
public final class Courier {
  /// Sends what the delivery orders, unless that was done before.
  ///
  /// @throws org.sealpost.Unavailable when it could not be sent now: call again later
  public Outcome deliver(DeliveryId id) {
    throw new UnsupportedOperationException(id.toString());
  }

  /// What came of a delivery.
  public enum Outcome {
    SENT,
    /// The outbound mail service will never take it; the sender is told.
    REFUSED,
    /// It was sent, or given up, before.
    FINISHED_BEFORE,
    /// Another attempt holds it: call again later.
    BUSY
  }
}
