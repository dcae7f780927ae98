package org.sealpost.mailflow;

import java.util.List;

final class InMemoryIntakeQueueTest implements IntakeQueueContract {
  private final InMemoryIntakeQueue intakeQueue = new InMemoryIntakeQueue();

  @Override
  public IntakeQueue intakeQueue() {
    return intakeQueue;
  }

  @Override
  public List<Intake> received(int atLeast) {
    return intakeQueue.takeAll();
  }
}
