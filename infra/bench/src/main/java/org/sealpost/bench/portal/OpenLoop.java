package org.sealpost.bench.portal;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// Clicks by the clock, whether earlier ones are answered or not.
final class OpenLoop {
  private static final long FAILED = -1;

  /// More at a time are not begun, and have failed.
  private static final int MOST_AT_ONCE = 1000;

  private final Click click;

  OpenLoop(Click click) {
    this.click = click;
  }

  /// Returns when all are answered.
  Latencies run(int perSecond, int seconds) {
    long[] nanos = new long[perSecond * seconds];
    Semaphore free = new Semaphore(MOST_AT_ONCE);
    long begin = System.nanoTime();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < nanos.length; i++) {
        int serial = i;
        long due = begin + SECONDS.toNanos(1) * i / perSecond;
        awaitMoment(due);
        nanos[serial] = FAILED;
        if (free.tryAcquire()) {
          people.execute(
              () -> {
                nanos[serial] = took(serial, due);
                free.release();
              });
        }
      }
    }
    List<Duration> took =
        Arrays.stream(nanos).filter(one -> one != FAILED).mapToObj(Duration::ofNanos).toList();
    return new Latencies(took, nanos.length - took.size());
  }

  private long took(int serial, long due) {
    try {
      click.run(serial);
      return System.nanoTime() - due;
    } catch (IOException failed) {
      return FAILED;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static void awaitMoment(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
