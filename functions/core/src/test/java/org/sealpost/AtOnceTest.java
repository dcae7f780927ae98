package org.sealpost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AtOnceTest {
  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new AssertionError("nobody else came", alone);
    }
  }

  @Test
  void questionsShouldBeUnderWayAtTheSameTime() {
    CyclicBarrier three = new CyclicBarrier(3);

    try (AtOnce atOnce = new AtOnce()) {
      Supplier<String> one =
          atOnce.ask(
              () -> {
                meet(three);
                return "one";
              });
      Runnable two = atOnce.begin(() -> meet(three));
      meet(three);
      two.run();

      assertThat(one.get()).isEqualTo("one");
    }
  }

  @Test
  void failureShouldKeepItsMeaning() {
    Unavailable unavailable = new Unavailable("table", new IOException());
    try (AtOnce atOnce = new AtOnce()) {
      Supplier<String> answer =
          atOnce.ask(
              () -> {
                throw unavailable;
              });
      Runnable deed =
          atOnce.begin(
              () -> {
                throw new StackOverflowError();
              });

      assertThatThrownBy(answer::get).isSameAs(unavailable);
      assertThatThrownBy(deed::run).isInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void closeShouldWaitForWhatNobodyWants() {
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch closing = new CountDownLatch(1);

    try (AtOnce atOnce = new AtOnce()) {
      atOnce.begin(
          () -> {
            await(closing);
            done.set(true);
          });
      atOnce.begin(
          () -> {
            throw new IllegalStateException("nobody looks");
          });
      closing.countDown();
    }

    assertThat(done).isTrue();
  }

  @Test
  void interruptionShouldEndTheWaitAndStayNoted() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean noted = new AtomicBoolean();
    AtomicBoolean passedOn = new AtomicBoolean();
    Thread request =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (AtOnce atOnce = new AtOnce()) {
                    Runnable deed =
                        atOnce.begin(
                            () -> {
                              try {
                                never.await();
                              } catch (InterruptedException stopped) {
                                passedOn.set(true);
                              }
                            });
                    Thread.currentThread().interrupt();
                    assertThatExceptionOfType(Unavailable.class).isThrownBy(deed::run);
                  }
                  noted.set(Thread.currentThread().isInterrupted());
                });

    assertThat(request.join(java.time.Duration.ofSeconds(20))).isTrue();
    assertThat(noted).isTrue();
    assertThat(passedOn).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
