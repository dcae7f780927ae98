package org.sealpost.local.queue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryQueue;
import org.sealpost.delivery.DeliveryQueueContract;

class FolderDeliveryQueueTest implements DeliveryQueueContract {
  @TempDir Path folder;
  private FolderQueue queue;

  @BeforeEach
  void open() {
    queue = PortQueue.open(folder);
  }

  @Override
  public DeliveryQueue deliveryQueue() {
    return new FolderDeliveryQueue(queue);
  }

  @Override
  public List<DeliveryId> received(int atLeast) {
    return PortQueue.receive(queue, DeliveryId::new);
  }
}
