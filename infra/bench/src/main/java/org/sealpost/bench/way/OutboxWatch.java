package org.sealpost.bench.way;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Notes when each mail appears in the outbox folder, by its recipient. As exact as the file system
/// tells: Linux does within a millisecond, macOS looks every few seconds.
final class OutboxWatch implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("\\d+(?:\\+tls)?-(.+)\\.eml");

  private final WatchService watch;
  private final Thread thread;
  private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
  private final Object arrived = new Object();

  private OutboxWatch(WatchService watch) {
    this.watch = watch;
    this.thread = Thread.ofPlatform().name("outbox watch").daemon().unstarted(this::run);
  }

  static OutboxWatch of(Path outbox) throws IOException {
    WatchService service = outbox.getFileSystem().newWatchService();
    outbox.register(service, StandardWatchEventKinds.ENTRY_CREATE);
    OutboxWatch watch = new OutboxWatch(service);
    watch.thread.start();
    return watch;
  }

  int count() {
    return arrivals.size();
  }

  /// When the recipient's mail appeared, by [System#nanoTime]; it has to be there.
  long arrivalOf(String recipient) {
    Long at = arrivals.get(recipient);
    if (at == null) {
      throw new IllegalStateException("a wrapper message is missing");
    }
    return at;
  }

  /// Returns when so many have come, or the time is over.
  ///
  /// @return whether they have come
  boolean awaitCount(int count, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    synchronized (arrived) {
      while (arrivals.size() < count) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(arrived, left);
      }
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }

  private void run() {
    try {
      while (true) {
        WatchKey key = watch.take();
        long now = System.nanoTime();
        key.pollEvents().forEach(event -> note(event, now));
        key.reset();
      }
    } catch (InterruptedException | ClosedWatchServiceException over) {
      // Nobody asks any more.
    }
  }

  private void note(WatchEvent<?> event, long now) {
    if (event.context() instanceof Path name) {
      Matcher mail = NAME.matcher(name.toString());
      if (mail.matches()) {
        synchronized (arrived) {
          arrivals.putIfAbsent(mail.group(1), now);
          arrived.notifyAll();
        }
      }
    }
  }
}
