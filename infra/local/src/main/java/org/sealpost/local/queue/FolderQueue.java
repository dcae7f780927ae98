package org.sealpost.local.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.Unavailable;
import org.sealpost.local.folder.DurableFolder;

/// A durable queue with SQS's promises: every message at least once, none lost, roughly in order;
/// what was received and not deleted is brought again, and after too many attempts goes to the dead
/// letters.
///
/// One file a message, named by its number and its attempts so far; what is in flight is remembered
/// in memory only, so that after a crash everything is brought again at once.
public final class FolderQueue {
  /// What SQS gives a Lambda function at once.
  public static final int LARGEST_BATCH = 10;

  private static final Pattern NAME = Pattern.compile("(\\d{19})\\.(\\d{1,9})\\.message");

  private final DurableFolder folder;
  private final Clock clock;
  private final Redelivery redelivery;
  private final Optional<FolderQueue> deadLetters;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Long, Entry> entries = new HashMap<>();
  private final TreeSet<Entry> byTurn = new TreeSet<>(Entry.BY_TURN);
  private long lastNumber;
  private boolean stopped;

  private FolderQueue(
      DurableFolder folder, Clock clock, Redelivery redelivery, Optional<FolderQueue> deadLetters) {
    this.folder = folder;
    this.clock = clock;
    this.redelivery = redelivery;
    this.deadLetters = deadLetters;
  }

  /// @param deadLetters where messages go after too many attempts, on the same file system; without
  ///     it they are tried for ever
  public static FolderQueue open(
      DurableFolder folder, Clock clock, Redelivery redelivery, Optional<FolderQueue> deadLetters)
      throws IOException {
    FolderQueue queue = new FolderQueue(folder, clock, redelivery, deadLetters);
    for (String name : folder.names()) {
      Matcher parts = NAME.matcher(name);
      if (parts.matches()) {
        long number = Long.parseLong(parts.group(1));
        queue.add(new Entry(number, Integer.parseInt(parts.group(2)), Instant.EPOCH));
        queue.lastNumber = Math.max(queue.lastNumber, number);
      }
    }
    return queue;
  }

  /// Returns when the message is on the disk.
  ///
  /// @throws Unavailable when it is not known to be
  public void send(String body) {
    send(List.of(body));
  }

  /// Returns when all messages are on the disk.
  ///
  /// @throws Unavailable when some are not known to be
  public void send(List<String> bodies) {
    List<Entry> sent = new ArrayList<>();
    try {
      for (String body : bodies) {
        sent.add(write(body));
      }
      if (!sent.isEmpty()) {
        folder.sync();
      }
    } catch (IOException failed) {
      throw new Unavailable("queue", failed);
    } finally {
      locked(() -> sent.forEach(this::add));
    }
  }

  private Entry write(String body) throws IOException {
    Entry entry = new Entry(nextNumber(), 0, clock.instant());
    try (DurableFolder.Draft draft = folder.draft()) {
      draft.write(UTF_8.encode(body));
      draft.name(entry.fileName());
    }
    return entry;
  }

  /// Waits until there is something to do, at most for `patience`; may return nothing sooner.
  ///
  /// @param most 1 to [#LARGEST_BATCH]
  /// @throws Unavailable when the messages could not be read; they are brought again
  public List<QueuedMessage> receive(int most, Duration patience) throws InterruptedException {
    long nanosLeft = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (!stopped) {
        List<QueuedMessage> batch = takeVisible(Math.clamp(most, 1, LARGEST_BATCH));
        if (!batch.isEmpty() || nanosLeft <= 0) {
          return batch;
        }
        long nanos = Math.min(nanosLeft, nanosUntilVisible());
        nanosLeft -= nanos - Math.min(changed.awaitNanos(nanos), nanos - 1);
      }
      return List.of();
    } catch (IOException failed) {
      throw new Unavailable("queue", failed);
    } finally {
      lock.unlock();
    }
  }

  /// The message is done with. Idempotent.
  public void delete(QueuedMessage message) {
    lock.lock();
    try {
      Entry entry = entries.get(message.number());
      if (entry != null) {
        folder.delete(entry.fileName());
        remove(entry);
      }
    } catch (IOException failed) {
      throw new Unavailable("queue", failed);
    } finally {
      lock.unlock();
    }
  }

  /// The attempt failed: the message is brought again later, or goes to the dead letters.
  public void retry(QueuedMessage message) {
    lock.lock();
    try {
      Entry entry = entries.get(message.number());
      if (entry == null || entry.attempts() != message.attempt()) {
        return;
      }
      if (isExhausted(entry)) {
        bury(entry);
      } else {
        replace(
            entry,
            entry.hiddenUntil(clock.instant().plus(redelivery.delayAfter(entry.attempts()))));
      }
    } catch (IOException failed) {
      throw new Unavailable("queue", failed);
    } finally {
      lock.unlock();
    }
  }

  /// Everybody who waits for messages, now or later, gets none. Sending and deleting go on.
  public void stopReceiving() {
    locked(() -> stopped = true);
  }

  /// Messages that wait or are in flight.
  public int size() {
    lock.lock();
    try {
      return entries.size();
    } finally {
      lock.unlock();
    }
  }

  private List<QueuedMessage> takeVisible(int most) throws IOException {
    Instant now = clock.instant();
    List<QueuedMessage> batch = new ArrayList<>();
    while (batch.size() < most && !byTurn.isEmpty()) {
      Entry entry = byTurn.first();
      if (entry.visibleAt().isAfter(now)) {
        break;
      }
      if (isExhausted(entry)) {
        bury(entry);
      } else {
        batch.add(take(entry, now));
      }
    }
    return batch;
  }

  private QueuedMessage take(Entry entry, Instant now) throws IOException {
    Entry taken =
        new Entry(entry.number(), entry.attempts() + 1, now.plus(redelivery.visibilityTimeout()));
    folder.move(entry.fileName(), folder, taken.fileName());
    replace(entry, taken);
    Optional<byte[]> body = folder.read(taken.fileName());
    Instant sentAt = Files.getLastModifiedTime(folder.path().resolve(taken.fileName())).toInstant();
    return new QueuedMessage(
        taken.number(), taken.attempts(), sentAt, new String(body.orElseThrow(), UTF_8));
  }

  private boolean isExhausted(Entry entry) {
    return deadLetters.isPresent() && entry.attempts() >= redelivery.maxReceiveCount();
  }

  private void bury(Entry entry) throws IOException {
    deadLetters.orElseThrow().adopt(folder, entry.fileName());
    remove(entry);
  }

  private void adopt(DurableFolder origin, String name) throws IOException {
    Entry entry = new Entry(nextNumber(), 0, clock.instant());
    origin.move(name, folder, entry.fileName());
    locked(() -> add(entry));
  }

  private long nanosUntilVisible() {
    return byTurn.isEmpty()
        ? Long.MAX_VALUE
        : Math.max(1, clock.instant().until(byTurn.first().visibleAt()).toNanos());
  }

  private long nextNumber() {
    lock.lock();
    try {
      return ++lastNumber;
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void add(Entry entry) {
    entries.put(entry.number(), entry);
    byTurn.add(entry);
  }

  private void remove(Entry entry) {
    entries.remove(entry.number());
    byTurn.remove(entry);
  }

  private void replace(Entry old, Entry entry) {
    remove(old);
    add(entry);
    changed.signalAll();
  }

  private record Entry(long number, int attempts, Instant visibleAt) {
    private static final Comparator<Entry> BY_TURN =
        Comparator.comparing(Entry::visibleAt).thenComparingLong(Entry::number);

    private Entry hiddenUntil(Instant later) {
      return new Entry(number, attempts, later);
    }

    private String fileName() {
      return "%019d.%d.message".formatted(number, attempts);
    }
  }
}
