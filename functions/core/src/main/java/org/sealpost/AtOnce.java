package org.sealpost;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Asks several stores at the same time, each from a virtual thread, so that whoever needs all of
/// their answers waits for the slowest and not for the sum.
///
/// Closing waits for everything that was asked, wanted or not: no thread outlives the request that
/// it works for. How long a store may take is the store's to limit.
public final class AtOnce implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Begins, and returns at once.
  ///
  /// @return waits for the answer, and throws what the question has thrown; [Unavailable] when the
  ///     waiting thread is interrupted, which stays noted. An answer that nobody waits for may fail
  ///     unseen
  public <T> Supplier<T> ask(Supplier<T> question) {
    Future<T> answer = threads.submit(question::get);
    return () -> await(answer);
  }

  /// Begins something without an answer, and returns at once.
  ///
  /// @return waits until it is done, as [#ask]
  public Runnable begin(Runnable deed) {
    Future<?> done = threads.submit(deed);
    return () -> await(done);
  }

  /// When the waiting thread is interrupted, so are those that it waits for.
  @Override
  public void close() {
    threads.close();
  }

  private static <T> T await(Future<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Unavailable("time to wait", stop);
    } catch (ExecutionException failed) {
      throw thrown(failed);
    }
  }

  private static RuntimeException thrown(ExecutionException failed) {
    return switch (failed.getCause()) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(failed);
    };
  }
}
