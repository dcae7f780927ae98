package org.sealpost.preview;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where parsers work: a thread for each file, a few of them at once, none longer than its time.
/// One that hangs without ever asking whether it should end keeps its place, so that no more of
/// them pile up than there are places.
final class Bench {
  private static final Logger LOG = LoggerFactory.getLogger(Bench.class);

  /// Parsers recurse with the nesting of what they read.
  private static final long STACK_BYTES = 4 << 20;

  private final PreviewLimits limits;
  private final LongSupplier nanoTime;
  private final Semaphore places;

  /// @param nanoTime as [System#nanoTime]; what the limit of time is measured by. Waiting for a
  ///     parser that hangs takes that limit of real time
  Bench(PreviewLimits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.places = new Semaphore(limits.places(), true);
  }

  /// Whatever a parser throws, errors included, ends here.
  ///
  /// @return empty when it was given up, or when no place was free for long
  /// @throws LockedException as the work throws it
  <T> Optional<T> work(Work<T> work) throws LockedException {
    if (!isPlaceFree(limits.waiting())) {
      return Optional.empty();
    }
    Budget budget = new Budget(limits, nanoTime);
    AtomicReference<Outcome<T>> outcome = new AtomicReference<>(new Outcome.GivenUp<>());
    try {
      Thread worker =
          new Thread(null, () -> run(work, budget, outcome), "preview", STACK_BYTES, false);
      worker.setDaemon(true);
      start(worker);
      if (!worker.join(limits.time())) {
        budget.cancel();
        worker.interrupt();
      }
    } catch (InterruptedException interrupted) {
      budget.cancel();
      Thread.currentThread().interrupt();
    } catch (OutOfMemoryError noThread) {
      return Optional.empty();
    }
    return switch (outcome.get()) {
      case Outcome.Made<T>(T made) -> Optional.of(made);
      case Outcome.Locked<T>() -> throw new LockedException();
      case Outcome.GivenUp<T>() -> Optional.empty();
    };
  }

  private boolean isPlaceFree(Duration waiting) {
    try {
      return places.tryAcquire(waiting.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void start(Thread worker) {
    try {
      worker.start();
    } catch (OutOfMemoryError noThread) {
      places.release();
      throw noThread;
    }
  }

  private <T> void run(Work<T> work, Budget budget, AtomicReference<Outcome<T>> outcome) {
    try {
      outcome.set(new Outcome.Made<>(work.make(budget)));
    } catch (LockedException locked) {
      outcome.set(new Outcome.Locked<>());
    } catch (Exception | Error failed) {
      // Its message may quote the file.
      LOG.debug("a preview was given up: {}", failed.getClass().getName());
    } finally {
      places.release();
    }
  }

  interface Work<T> {
    T make(Budget budget) throws Exception;
  }

  private sealed interface Outcome<T> {
    record Made<T>(T made) implements Outcome<T> {}

    record Locked<T>() implements Outcome<T> {}

    record GivenUp<T>() implements Outcome<T> {}
  }
}
