package org.sealpost.bench.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
  /// What waits for answers before it asks again would never get to the second.
  @Test
  void clicksShouldNotWaitForEarlierOnes() {
    CountDownLatch all = new CountDownLatch(20);
    OpenLoop loop =
        new OpenLoop(
            _ -> {
              all.countDown();
              if (!all.await(30, TimeUnit.SECONDS)) {
                throw new IOException("clicks wait for each other");
              }
            });

    Latencies latencies = loop.run(20, 1);

    assertThat(latencies.failed()).isZero();
    assertThat(latencies.took()).hasSize(20);
  }

  /// The first click of a second that nobody answers before the last: it has waited for most of it.
  @Test
  void waitingShouldCountFromWhenTheClickWasDue() {
    CountDownLatch last = new CountDownLatch(1);
    OpenLoop loop =
        new OpenLoop(
            serial -> {
              if (serial == 9) {
                last.countDown();
              }
              last.await();
            });

    Latencies latencies = loop.run(10, 1);

    assertThat(latencies.percentile(100)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
  }

  @Test
  void failuresShouldBeCountedAndNotTimed() {
    OpenLoop loop =
        new OpenLoop(
            serial -> {
              if (serial % 2 == 0) {
                throw new IOException("told to fail");
              }
            });

    Latencies latencies = loop.run(10, 1);

    assertThat(latencies.failed()).isEqualTo(5);
    assertThat(latencies.took()).hasSize(5);
  }

  @Test
  void percentilesShouldBeOfTheNearestRank() {
    List<Duration> hundred =
        IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList().reversed();
    Latencies latencies = new Latencies(hundred, 0);

    assertThat(latencies.percentile(50)).isEqualTo(Duration.ofMillis(50));
    assertThat(latencies.percentile(99)).isEqualTo(Duration.ofMillis(99));
    assertThat(latencies.percentile(100)).isEqualTo(Duration.ofMillis(100));
    assertThat(latencies.mediansOverTime()).hasSize(6).isSorted();
    assertThat(new Latencies(List.of(), 3).percentile(50)).isZero();
  }
}
