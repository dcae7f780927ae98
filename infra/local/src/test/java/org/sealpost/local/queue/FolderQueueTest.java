package org.sealpost.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.local.folder.DurableFolder;
import org.sealpost.testing.TestClock;

class FolderQueueTest {
  private static final Duration VISIBILITY = Duration.ofMinutes(5);
  private static final Redelivery TWICE =
      new Redelivery(VISIBILITY, List.of(Duration.ofSeconds(1), Duration.ofSeconds(30)), 2);
  private static final Redelivery OFTEN =
      new Redelivery(VISIBILITY, List.of(Duration.ofSeconds(1), Duration.ofSeconds(30)), 5);

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private FolderQueue queue;

  @BeforeEach
  void openQueue() throws IOException {
    queue = open(OFTEN);
  }

  @Test
  void receiveShouldGiveWhatWasSentInOrder() throws Exception {
    queue.send("first");
    queue.send("sécond");

    List<QueuedMessage> batch = queue.receive(10, Duration.ZERO);

    assertThat(batch).extracting(QueuedMessage::body).containsExactly("first", "sécond");
    assertThat(batch).extracting(QueuedMessage::attempt).containsOnly(1);
  }

  @Test
  void receiveShouldGiveAtMostTen() throws Exception {
    IntStream.range(0, 25).forEach(number -> queue.send("message " + number));

    assertThat(queue.receive(100, Duration.ZERO)).hasSize(FolderQueue.LARGEST_BATCH);
  }

  @Test
  void receiveShouldHideWhatIsInFlight() throws Exception {
    queue.send("once");
    queue.receive(10, Duration.ZERO);

    assertThat(queue.receive(10, Duration.ZERO)).isEmpty();
  }

  @Test
  void receiveShouldBringAgainWhatWasNotFinishedInTime() throws Exception {
    queue.send("slow");
    queue.receive(10, Duration.ZERO);

    clock.advance(VISIBILITY);

    assertThat(queue.receive(10, Duration.ZERO)).extracting(QueuedMessage::attempt).containsOnly(2);
  }

  @Test
  void receiveShouldWaitForASender() throws Exception {
    Thread sender = Thread.ofVirtual().start(() -> queue.send("late"));

    List<QueuedMessage> batch = queue.receive(10, Duration.ofMinutes(1));

    sender.join();
    assertThat(batch).hasSize(1);
  }

  @Test
  void receiveShouldGiveEachMessageToOneOfManyReceivers() throws Exception {
    int messages = 500;
    Queue<String> received = new ConcurrentLinkedQueue<>();
    CountDownLatch left = new CountDownLatch(messages);
    List<Thread> receivers =
        IntStream.range(0, 8)
            .mapToObj(
                number ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              try {
                                while (left.getCount() > 0) {
                                  for (QueuedMessage each :
                                      queue.receive(10, Duration.ofMillis(50))) {
                                    received.add(each.body());
                                    queue.delete(each);
                                    left.countDown();
                                  }
                                }
                              } catch (InterruptedException stop) {
                                Thread.currentThread().interrupt();
                              }
                            }))
            .toList();

    IntStream.range(0, messages).parallel().forEach(number -> queue.send("m" + number));

    assertThat(left.await(1, TimeUnit.MINUTES)).isTrue();
    for (Thread receiver : receivers) {
      receiver.join();
    }
    assertThat(received).hasSize(messages).doesNotHaveDuplicates();
    assertThat(queue.size()).isZero();
  }

  @Test
  void receiveShouldGiveNothingOnceStopped() throws Exception {
    queue.send("left for the next start");

    queue.stopReceiving();

    assertThat(queue.receive(10, Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void deleteShouldBeForGoodAndIdempotent() throws Exception {
    queue.send("done");
    QueuedMessage message = queue.receive(1, Duration.ZERO).getFirst();

    queue.delete(message);
    queue.delete(message);

    clock.advance(VISIBILITY);
    assertThat(queue.receive(10, Duration.ZERO)).isEmpty();
    assertThat(open(OFTEN).size()).isZero();
  }

  @Test
  void retryShouldWaitLongerEachTime() throws Exception {
    queue.send("stubborn");
    queue.retry(queue.receive(1, Duration.ZERO).getFirst());
    assertThat(queue.receive(1, Duration.ZERO)).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    queue.retry(queue.receive(1, Duration.ZERO).getFirst());

    clock.advance(Duration.ofSeconds(29));
    assertThat(queue.receive(1, Duration.ZERO)).isEmpty();
    clock.advance(Duration.ofSeconds(1));

    assertThat(queue.receive(1, Duration.ZERO)).extracting(QueuedMessage::attempt).containsOnly(3);
  }

  @Test
  void retryShouldLeaveALaterAttemptAlone() throws Exception {
    queue.send("slow");
    QueuedMessage first = queue.receive(1, Duration.ZERO).getFirst();
    clock.advance(VISIBILITY);
    queue.receive(1, Duration.ZERO);

    queue.retry(first);

    clock.advance(Duration.ofSeconds(1));
    assertThat(queue.receive(1, Duration.ZERO)).isEmpty();
  }

  @Test
  void retryShouldMoveToTheDeadLettersAfterTheLastAttempt() throws Exception {
    FolderQueue dead = openDeadLetters();
    FolderQueue mortal =
        FolderQueue.open(
            DurableFolder.open(folder.resolve("mortal")), clock, TWICE, Optional.of(dead));
    mortal.send("poison");
    mortal.retry(mortal.receive(1, Duration.ZERO).getFirst());
    clock.advance(Duration.ofSeconds(1));

    mortal.retry(mortal.receive(1, Duration.ZERO).getFirst());

    assertThat(mortal.size()).isZero();
    assertThat(dead.receive(1, Duration.ZERO)).extracting(QueuedMessage::body).contains("poison");
    assertThat(openDeadLetters().size()).isEqualTo(1);
  }

  @Test
  void receiveShouldBuryWhatKilledTheProcessTooOften() throws Exception {
    DurableFolder own = DurableFolder.open(folder.resolve("mortal"));
    FolderQueue dead = openDeadLetters();
    FolderQueue.open(own, clock, TWICE, Optional.of(dead)).send("poison");
    for (int crash = 1; crash <= 2; crash++) {
      FolderQueue.open(own, clock, TWICE, Optional.of(dead)).receive(1, Duration.ZERO);
    }

    FolderQueue reopened = FolderQueue.open(own, clock, TWICE, Optional.of(dead));

    assertThat(reopened.receive(1, Duration.ZERO)).isEmpty();
    assertThat(dead.size()).isEqualTo(1);
  }

  @Test
  void openShouldFindEverythingThatWasNotDeletedAndCountItsAttempts() throws Exception {
    queue.send("in flight");
    queue.send("waiting");
    queue.receive(1, Duration.ZERO);

    List<QueuedMessage> batch = open(OFTEN).receive(10, Duration.ZERO);

    assertThat(batch)
        .extracting(message -> message.body() + " " + message.attempt())
        .containsExactly("in flight 2", "waiting 1");
  }

  @Test
  void openShouldForgetWhatWasNeverWhollyWritten() throws Exception {
    Files.writeString(folder.resolve("queue").resolve(".draft-left-over"), "half a mess");

    FolderQueue reopened = open(OFTEN);

    assertThat(reopened.size()).isZero();
    try (var files = Files.list(folder.resolve("queue"))) {
      assertThat(files).isEmpty();
    }
  }

  private FolderQueue open(Redelivery redelivery) throws IOException {
    return FolderQueue.open(
        DurableFolder.open(folder.resolve("queue")), clock, redelivery, Optional.empty());
  }

  private FolderQueue openDeadLetters() throws IOException {
    return FolderQueue.open(
        DurableFolder.open(folder.resolve("dead")), clock, OFTEN, Optional.empty());
  }
}
