package org.sealpost.mailflow;

import java.util.List;

final class InMemorySettledQueueTest implements SettledQueueContract {
  private final InMemorySettledQueue settledQueue = new InMemorySettledQueue();

  @Override
  public SettledQueue settledQueue() {
    return settledQueue;
  }

  @Override
  public List<IntakeKey> received(int atLeast) {
    return settledQueue.takeAll();
  }
}
