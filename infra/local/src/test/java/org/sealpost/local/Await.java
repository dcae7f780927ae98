package org.sealpost.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Waits for what other threads and processes do.
final class Await {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Await() {}

  static void until(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime() - deadline).as("waited too long until " + what).isNegative();
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
