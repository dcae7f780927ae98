package org.sealpost.delivery;

import java.util.List;

final class InMemoryDeliveryQueueTest implements DeliveryQueueContract {
  private final InMemoryDeliveryQueue deliveryQueue = new InMemoryDeliveryQueue();

  @Override
  public DeliveryQueue deliveryQueue() {
    return deliveryQueue;
  }

  @Override
  public List<DeliveryId> received(int atLeast) {
    return deliveryQueue.takeAll();
  }
}
