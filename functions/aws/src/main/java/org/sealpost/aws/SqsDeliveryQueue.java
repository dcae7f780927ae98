package org.sealpost.aws;

import java.util.List;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryQueue;

/// A body is the delivery's id.
final class SqsDeliveryQueue implements DeliveryQueue {
  private final SqsQueue queue;

  SqsDeliveryQueue(SqsQueue queue) {
    this.queue = queue;
  }

  @Override
  public void enqueue(List<DeliveryId> deliveries) {
    queue.sendAll(deliveries.stream().map(DeliveryId::value).toList());
  }
}
