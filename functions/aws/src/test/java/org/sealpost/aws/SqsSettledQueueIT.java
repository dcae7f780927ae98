package org.sealpost.aws;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.mailflow.IntakeKey;
import org.sealpost.mailflow.SettledQueue;
import org.sealpost.mailflow.SettledQueueContract;

final class SqsSettledQueueIT implements SettledQueueContract {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final LocalQueue local = new LocalQueue(LocalAws.at(AWS.localStack()).sqs());

  @Override
  public SettledQueue settledQueue() {
    return new SqsSettledQueue(local.queue());
  }

  @Override
  public List<IntakeKey> received(int atLeast) {
    return local.received(atLeast).stream().map(IntakeKey::new).toList();
  }
}
