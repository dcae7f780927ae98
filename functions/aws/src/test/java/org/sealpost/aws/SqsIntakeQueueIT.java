package org.sealpost.aws;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.aws.events.IntakeMessages;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.IntakeQueue;
import org.sealpost.mailflow.IntakeQueueContract;

final class SqsIntakeQueueIT implements IntakeQueueContract {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final LocalQueue local = new LocalQueue(LocalAws.at(AWS.localStack()).sqs());

  @Override
  public IntakeQueue intakeQueue() {
    return new SqsIntakeQueue(local.queue());
  }

  @Override
  public List<Intake> received(int atLeast) {
    IntakeMessages messages = new IntakeMessages(_ -> false);
    return local.received(atLeast).stream()
        .flatMap(body -> messages.ofQueue(body).stream())
        .toList();
  }
}
