package org.sealpost.rules.pattern;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A thread with room for what [java.util.regex] puts on the stack: one frame and more for each
/// time round a loop over a group, so that a common pattern on a long text needs more than threads
/// usually have. One at a time, and only when it is needed.
final class DeepStack {
  /// Reserved, and only used as far as a search goes down.
  private static final long BYTES = 256L * 1024 * 1024;

  private DeepStack() {}

  /// What the search says, or the RuntimeException or Error that it ends with.
  static synchronized <T> T run(Callable<T> search) {
    FutureTask<T> task = new FutureTask<>(search);
    Thread thread = new Thread(null, task, "pattern on a deep stack", BYTES);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException later) {
          // The search ends by its budget; until then its text is in use.
          interrupted = true;
        }
      }
    } catch (ExecutionException ended) {
      throw unwrapped(ended);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unwrapped(ExecutionException ended) {
    if (ended.getCause() instanceof RuntimeException thrown) {
      return thrown;
    }
    if (ended.getCause() instanceof Error thrown) {
      throw thrown;
    }
    return new IllegalStateException(ended);
  }
}
