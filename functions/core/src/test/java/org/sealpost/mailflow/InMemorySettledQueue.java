package org.sealpost.mailflow;

import java.util.ArrayList;
import java.util.List;

public final class InMemorySettledQueue implements SettledQueue {
  private final List<IntakeKey> queued = new ArrayList<>();

  @Override
  public synchronized void enqueue(IntakeKey key) {
    queued.add(key);
  }

  /// Everything that waits, in the order it came, without taking it.
  public synchronized List<IntakeKey> waiting() {
    return List.copyOf(queued);
  }

  /// Takes everything that waits.
  public synchronized List<IntakeKey> takeAll() {
    List<IntakeKey> taken = List.copyOf(queued);
    queued.clear();
    return taken;
  }
}
