package org.sealpost.local.queue;

import org.sealpost.aws.events.IntakeMessages;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.IntakeQueue;

/// Intakes in the form that they have in SQS.
public record FolderIntakeQueue(FolderQueue queue) implements IntakeQueue {
  @Override
  public void enqueue(Intake intake) {
    queue.send(IntakeMessages.write(intake));
  }
}
