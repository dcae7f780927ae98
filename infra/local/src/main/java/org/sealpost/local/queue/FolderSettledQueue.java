package org.sealpost.local.queue;

import org.sealpost.mailflow.IntakeKey;
import org.sealpost.mailflow.SettledQueue;

/// Settled intakes by their keys, as in SQS.
public record FolderSettledQueue(FolderQueue queue) implements SettledQueue {
  @Override
  public void enqueue(IntakeKey key) {
    queue.send(key.value());
  }
}
