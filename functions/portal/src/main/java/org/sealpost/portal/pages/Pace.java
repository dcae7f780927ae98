package org.sealpost.portal.pages;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Lets no answer come sooner than another, so that nobody learns with a stopwatch what no page
/// says (threat 17): to a link that leads somewhere a mail is sent and a code is compared, to all
/// others nothing is.
public final class Pace {
  private final LongSupplier nanos;
  private final LongConsumer wait;

  /// @param nanos the time that has passed since any moment
  /// @param wait lets that many nanoseconds pass
  public Pace(LongSupplier nanos, LongConsumer wait) {
    this.nanos = nanos;
    this.wait = wait;
  }

  /// By this machine's own time.
  public static Pace ofThisMachine() {
    return new Pace(System::nanoTime, Pace::park);
  }

  /// What `answer` gives or throws, but not before `floor` has passed. What takes longer takes
  /// longer: the floor is chosen so that this is rare.
  <T> T atLeast(Duration floor, Supplier<T> answer) {
    long start = nanos.getAsLong();
    try {
      return answer.get();
    } finally {
      long missing = floor.toNanos() - (nanos.getAsLong() - start);
      if (missing > 0) {
        wait.accept(missing);
      }
    }
  }

  /// Again when woken too early; whoever ends this thread need not wait.
  private static void park(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos;
        left > 0 && !Thread.currentThread().isInterrupted();
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
