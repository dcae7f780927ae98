package org.sealpost.local.queue;

import java.util.List;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryQueue;

/// Deliveries by their ids, as in SQS.
public record FolderDeliveryQueue(FolderQueue queue) implements DeliveryQueue {
  @Override
  public void enqueue(List<DeliveryId> deliveries) {
    queue.send(deliveries.stream().map(DeliveryId::value).toList());
  }
}
