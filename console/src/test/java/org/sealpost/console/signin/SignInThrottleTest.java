package org.sealpost.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sealpost.testing.TestClock;

class SignInThrottleTest {
  private final TestClock clock = new TestClock();
  private final SignInThrottle throttle = new SignInThrottle(clock);

  @Test
  void admitShouldLetFiveTriesThroughAtOnce() {
    for (int i = 0; i < 5; i++) {
      assertThat(throttle.admit()).isEmpty();
    }

    assertThat(throttle.admit()).contains(Duration.ofSeconds(1));
  }

  @Test
  void admitShouldDoubleTheDelayUpToFiveMinutes() {
    fail(5);

    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
      assertThat(throttle.admit()).contains(Duration.ofSeconds(seconds));
      clock.advance(Duration.ofSeconds(seconds));
      assertThat(throttle.admit()).isEmpty();
    }
  }

  @Test
  void admitShouldNotCountTriesThatItRefuses() {
    fail(5);

    throttle.admit();
    throttle.admit();

    assertThat(throttle.admit()).contains(Duration.ofSeconds(1));
  }

  @Test
  void succeededShouldForgetFailures() {
    fail(4);
    throttle.succeeded();

    fail(4);

    assertThat(throttle.admit()).isEmpty();
  }

  @Test
  void admitShouldGiveTriesAtTheSameTimeNothing() throws InterruptedException {
    AtomicInteger admitted = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);

    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      for (int i = 0; i < 20; i++) {
        threads.execute(
            () -> {
              awaitUninterrupted(start);
              if (throttle.admit().isEmpty()) {
                admitted.incrementAndGet();
              }
            });
      }
      start.countDown();
    }

    assertThat(admitted).hasValue(5);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      throttle.admit();
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
