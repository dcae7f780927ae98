package org.sealpost.local.queue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.sealpost.Unavailable;
import org.sealpost.aws.lambda.WordlessFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what waits in a queue to a function, a batch at a time, as Lambda's event source mapping
/// does.
public final class Feeder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Feeder.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final String name;
  private final FolderQueue queue;
  private final int batchSize;
  private final BatchFunction function;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final List<Thread> workers;

  private Feeder(
      String name, FolderQueue queue, int workers, int batchSize, BatchFunction function) {
    this.name = name;
    this.queue = queue;
    this.batchSize = batchSize;
    this.function = function;
    this.workers =
        IntStream.rangeClosed(1, workers)
            .mapToObj(number -> Thread.ofVirtual().name(name + "-" + number).unstarted(this::work))
            .toList();
  }

  /// @param workers batches that may be worked on at the same time
  public static Feeder start(
      String name, FolderQueue queue, int workers, int batchSize, BatchFunction function) {
    Feeder feeder = new Feeder(name, queue, workers, batchSize, function);
    feeder.workers.forEach(Thread::start);
    return feeder;
  }

  /// Waits for what is being worked on, but not for ever: what is cut short is brought again after
  /// the next start.
  @Override
  public void close() {
    stopping.countDown();
    queue.stopReceiving();
    long deadline = System.nanoTime() + GRACE.toNanos();
    boolean interrupted = false;
    for (Thread worker : workers) {
      try {
        if (!worker.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
          LOG.warn("{}: a batch did not end in time and is cut short", name);
          worker.interrupt();
        }
      } catch (InterruptedException now) {
        worker.interrupt();
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (stopping.getCount() > 0) {
        try {
          workOn(queue.receive(batchSize, PATIENCE));
        } catch (Unavailable failed) {
          LOG.warn("{}: the queue does not answer", name, failed);
          if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
          }
        }
      }
    } catch (InterruptedException cutShort) {
      Thread.currentThread().interrupt();
    }
  }

  private void workOn(List<QueuedMessage> batch) {
    if (batch.isEmpty()) {
      return;
    }
    Set<Long> failed;
    try {
      failed = function.handle(batch);
    } catch (Exception | StackOverflowError | OutOfMemoryError wholeBatch) {
      LOG.warn("{}: {} messages failed", name, batch.size(), new WordlessFailure(wholeBatch));
      batch.forEach(queue::retry);
      return;
    }
    for (QueuedMessage message : batch) {
      if (failed.contains(message.number())) {
        queue.retry(message);
      } else {
        queue.delete(message);
      }
    }
  }

  /// A function that takes batches.
  @FunctionalInterface
  public interface BatchFunction {
    /// @return the numbers of the messages to be brought again
    /// @throws Exception when all of them are
    Set<Long> handle(List<QueuedMessage> batch) throws Exception;
  }
}
