package org.sealpost.local.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.local.folder.DurableFolder;

/// Queues for the contracts of those ports that are queues.
final class PortQueue {
  private static final Redelivery NONE =
      new Redelivery(Duration.ofMinutes(5), List.of(Duration.ofMinutes(5)), 1);

  private PortQueue() {}

  static FolderQueue open(Path folder) {
    try {
      return FolderQueue.open(
          DurableFolder.open(folder), Clock.systemUTC(), NONE, Optional.empty());
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  static <T> List<T> receive(FolderQueue queue, Function<String, T> read) {
    List<T> received = new ArrayList<>();
    try {
      List<QueuedMessage> batch = queue.receive(FolderQueue.LARGEST_BATCH, Duration.ZERO);
      while (!batch.isEmpty()) {
        batch.stream().map(QueuedMessage::body).map(read).forEach(received::add);
        batch.forEach(queue::delete);
        batch = queue.receive(FolderQueue.LARGEST_BATCH, Duration.ZERO);
      }
      return received;
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
