package org.sealpost.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.local.folder.DurableFolder;

class FeederTest {
  private static final Redelivery AT_ONCE =
      new Redelivery(Duration.ofMinutes(5), List.of(Duration.ZERO), 3);

  @TempDir Path folder;
  private FolderQueue dead;
  private FolderQueue queue;

  @BeforeEach
  void openQueues() throws IOException {
    dead = open("dead", Optional.empty());
    queue = open("queue", Optional.of(dead));
  }

  @Test
  void shouldBringWhatFailedAgainAndDeleteTheRest() throws Exception {
    BlockingQueue<String> handled = new LinkedBlockingQueue<>();
    queue.send("good");
    queue.send("bad at first");

    Feeder feeder =
        Feeder.start(
            "test",
            queue,
            1,
            10,
            batch -> {
              batch.forEach(message -> handled.add(message.body() + " " + message.attempt()));
              return batch.size() == 2 ? Set.of(batch.getLast().number()) : Set.of();
            });
    List<String> all = List.of(take(handled), take(handled), take(handled));
    feeder.close();

    assertThat(all).containsExactly("good 1", "bad at first 1", "bad at first 2");
    assertThat(queue.size()).isZero();
  }

  @Test
  void shouldGiveUpAfterTheLastAttemptWhateverIsThrown() throws Exception {
    queue.send("poison");

    try (Feeder feeder =
        Feeder.start(
            "test",
            queue,
            1,
            10,
            batch -> {
              throw batch.getFirst().attempt() == 1
                  ? new IOException()
                  : new IllegalStateException();
            })) {
      assertThat(feeder).isNotNull();
      assertThat(dead.receive(1, Duration.ofMinutes(1)))
          .extracting(QueuedMessage::body)
          .containsExactly("poison");
    }
  }

  @Test
  void closeShouldWaitForWhatIsInFlight() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    queue.send("in flight");
    Feeder feeder =
        Feeder.start(
            "test",
            queue,
            2,
            10,
            batch -> {
              started.countDown();
              goOn.await();
              return Set.of();
            });
    started.await();

    Thread closing = Thread.ofVirtual().start(feeder::close);
    goOn.countDown();
    closing.join();

    assertThat(queue.size()).isZero();
  }

  private FolderQueue open(String name, Optional<FolderQueue> deadLetters) throws IOException {
    return FolderQueue.open(
        DurableFolder.open(folder.resolve(name)), Clock.systemUTC(), AT_ONCE, deadLetters);
  }

  private static String take(BlockingQueue<String> handled) throws InterruptedException {
    return String.valueOf(handled.poll(1, TimeUnit.MINUTES));
  }
}
