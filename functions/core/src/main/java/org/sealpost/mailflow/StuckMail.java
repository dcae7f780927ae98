package org.sealpost.mailflow;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Finds intakes that nobody works on any more and brings them back.
public final class StuckMail {
  /// Longer than any single try may take.
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final int AT_ONCE = 500;

  private final Intakes intakes;
  private final IntakeQueue queue;
  private final Clock clock;

  public StuckMail(Intakes intakes, IntakeQueue queue, Clock clock) {
    this.intakes = intakes;
    this.queue = queue;
    this.clock = clock;
  }

  /// Queues again, for the gateway, every intake that arrived more than half an hour ago and is
  /// still open. One that is queued twice is settled once.
  ///
  /// @return how many
  public int requeue() {
    List<Intake> stuck = intakes.openSince(clock.instant().minus(PATIENCE), AT_ONCE);
    stuck.forEach(queue::enqueue);
    return stuck.size();
  }
}
