package org.sealpost.aws;

import org.sealpost.aws.events.IntakeMessages;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.IntakeQueue;

/// A body is what [IntakeMessages] writes.
final class SqsIntakeQueue implements IntakeQueue {
  private final SqsQueue queue;

  SqsIntakeQueue(SqsQueue queue) {
    this.queue = queue;
  }

  @Override
  public void enqueue(Intake intake) {
    queue.send(IntakeMessages.write(intake));
  }
}
