package org.sealpost.bench.way;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.sealpost.bench.AuthoredMail;
import org.sealpost.bench.stack.SmtpConnection;

/// Several connections that send as fast as they are answered, until all mails of a round are out.
final class Senders {
  private static final int MAIL_BYTES = 75 * 1024;

  /// Nothing within this time means that something is broken.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final InetSocketAddress listener;
  private final OutboxWatch outbox;
  private final int connections;

  Senders(InetSocketAddress listener, OutboxWatch outbox, int connections) {
    this.listener = listener;
    this.outbox = outbox;
    this.connections = connections;
  }

  /// Returns when the last wrapper is in the outbox.
  ///
  /// @param name tells the recipients of this round from those of others
  /// @param progress told how many wrappers are there
  Round send(String name, int mails, IntConsumer progress)
      throws IOException, InterruptedException {
    Map<String, Long> ends = new ConcurrentHashMap<>();
    AtomicInteger next = new AtomicInteger();
    int before = outbox.count();
    long begin = System.nanoTime();
    try (ExecutorService senders = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        running.add(
            senders.submit(
                () -> {
                  sendShare(name, mails, next, ends);
                  return null;
                }));
      }
      await(before, mails, progress);
      for (Future<?> sender : running) {
        finished(sender);
      }
    }
    return round(begin, ends);
  }

  private void sendShare(String name, int mails, AtomicInteger next, Map<String, Long> ends)
      throws IOException {
    try (SmtpConnection connection = SmtpConnection.open(listener)) {
      for (int i = next.getAndIncrement(); i < mails; i = next.getAndIncrement()) {
        String recipient = "%s-%d@partner.example".formatted(name, i);
        ends.put(recipient, connection.send(AuthoredMail.of(MAIL_BYTES, i), recipient));
      }
    }
  }

  private void await(int before, int mails, IntConsumer progress)
      throws IOException, InterruptedException {
    int step = Math.max(1, mails / 6);
    for (int wanted = step; ; wanted = Math.min(wanted + step, mails)) {
      if (!outbox.awaitCount(before + wanted, PATIENCE)) {
        throw new IOException(
            "only %d of %d wrapper messages came, and none for a while"
                .formatted(outbox.count() - before, mails));
      }
      progress.accept(wanted);
      if (wanted == mails) {
        return;
      }
    }
  }

  private Round round(long begin, Map<String, Long> ends) {
    long last = begin;
    List<Duration> onTheWay = new ArrayList<>();
    for (Map.Entry<String, Long> end : ends.entrySet()) {
      long arrival = outbox.arrivalOf(end.getKey());
      onTheWay.add(Duration.ofNanos(Math.max(0, arrival - end.getValue())));
      last = Math.max(last, arrival);
    }
    return new Round(ends.size(), Duration.ofNanos(last - begin), onTheWay);
  }

  private static void finished(Future<?> sender) throws IOException, InterruptedException {
    try {
      sender.get();
    } catch (ExecutionException failed) {
      throw new IOException("sending failed: " + failed.getCause(), failed.getCause());
    }
  }
}
