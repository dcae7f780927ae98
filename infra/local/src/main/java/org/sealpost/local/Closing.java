package org.sealpost.local;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has to be closed in the end, the last first.
final class Closing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  /// Closed with the others; at once, if they are closed already.
  <T extends AutoCloseable> T later(T resource) {
    synchronized (this) {
      if (!closed) {
        open.push(resource);
        return resource;
      }
    }
    close(resource);
    return resource;
  }

  /// Closes everything, whatever fails on the way. Idempotent.
  @Override
  public void close() {
    while (true) {
      AutoCloseable last;
      synchronized (this) {
        closed = true;
        if (open.isEmpty()) {
          return;
        }
        last = open.pop();
      }
      close(last);
    }
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception failed) {
      LOG.warn("{} did not stop cleanly", resource.getClass().getSimpleName(), failed);
    }
  }
}
