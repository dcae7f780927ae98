package org.sealpost.delivery;

import java.util.List;

/// Where deliveries wait for the courier, at least once each.
public interface DeliveryQueue {
  /// Returns when all are durably queued. Queuing one twice is harmless.
  ///
  /// @throws org.sealpost.Unavailable when some may not be queued: call again with all
  void enqueue(List<DeliveryId> deliveries);
}
