package org.sealpost.aws;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryQueue;
import org.sealpost.delivery.DeliveryQueueContract;
import org.sealpost.engines.junit.AwsEngines;

final class SqsDeliveryQueueIT implements DeliveryQueueContract {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final LocalQueue local = new LocalQueue(LocalAws.at(AWS.localStack()).sqs());

  @Override
  public DeliveryQueue deliveryQueue() {
    return new SqsDeliveryQueue(local.queue());
  }

  @Override
  public List<DeliveryId> received(int atLeast) {
    return local.received(atLeast).stream().map(DeliveryId::new).toList();
  }
}
