package org.sealpost.mailflow;

import java.util.ArrayList;
import java.util.List;

public final class InMemoryIntakeQueue implements IntakeQueue {
  private final List<Intake> queued = new ArrayList<>();

  @Override
  public synchronized void enqueue(Intake intake) {
    queued.add(intake);
  }

  /// Everything that waits, in the order it came, without taking it.
  public synchronized List<Intake> waiting() {
    return List.copyOf(queued);
  }

  /// Takes everything that waits.
  public synchronized List<Intake> takeAll() {
    List<Intake> taken = List.copyOf(queued);
    queued.clear();
    return taken;
  }
}
