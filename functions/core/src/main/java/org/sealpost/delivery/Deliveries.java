package org.sealpost.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The state of every delivery: pending, being sent, sent, failed. All calls throw
/// [org.sealpost.Unavailable] when the store does not answer.
public interface Deliveries {
  /// Takes the delivery for sending, by one conditional write: of two callers at the same time one
  /// gets it. An attempt that said nothing within `lease` is taken to be dead, and the delivery can
  /// be claimed again: that is the one window in which a mail may go out twice, because the
  /// outbound mail service has no idempotency of its own.
  Claim claim(DeliveryId id, Instant now, Duration lease);

  /// Gives a claim back after an attempt that did not come to an end, so that the next need not
  /// wait for the lease. Does nothing to a delivery that was sent or has failed.
  void release(DeliveryId id);

  /// Final.
  void sent(DeliveryId id, Instant at);

  /// Final. Keeps a delivery that was sent as it is.
  ///
  /// @return the order, so that its failure can be reported: at each call, because whoever failed
  ///     it first may have died before reporting. Empty when it was sent, or never ordered
  Optional<DeliveryOrder> failed(DeliveryId id, Instant at);

  /// Adds a pending delivery, unless one of this id is there.
  void add(Delivery delivery);

  /// Whether it was sent or has failed. True as well for one that is not there: nothing is left to
  /// do.
  boolean isFinished(DeliveryId id);

  /// Answer to [#claim].
  sealed interface Claim {
    record Claimed(DeliveryOrder order) implements Claim {}

    /// Sent or failed, or never ordered.
    record Finished() implements Claim {}

    /// Another attempt holds it.
    record Busy() implements Claim {}
  }
}
