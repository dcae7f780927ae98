package org.sealpost.delivery;

import java.util.ArrayList;
import java.util.List;

public final class InMemoryDeliveryQueue implements DeliveryQueue {
  private final List<DeliveryId> queued = new ArrayList<>();

  @Override
  public synchronized void enqueue(List<DeliveryId> deliveries) {
    queued.addAll(deliveries);
  }

  /// Everything that waits, in the order it came, without taking it.
  public synchronized List<DeliveryId> waiting() {
    return List.copyOf(queued);
  }

  /// Takes everything that waits.
  public synchronized List<DeliveryId> takeAll() {
    List<DeliveryId> taken = List.copyOf(queued);
    queued.clear();
    return taken;
  }
}
