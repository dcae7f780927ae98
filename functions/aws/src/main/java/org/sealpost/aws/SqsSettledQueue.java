package org.sealpost.aws;

import org.sealpost.mailflow.IntakeKey;
import org.sealpost.mailflow.SettledQueue;

/// A body is the intake's key.
final class SqsSettledQueue implements SettledQueue {
  private final SqsQueue queue;

  SqsSettledQueue(SqsQueue queue) {
    this.queue = queue;
  }

  @Override
  public void enqueue(IntakeKey key) {
    queue.send(key.value());
  }
}
