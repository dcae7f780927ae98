package org.sealpost.engines;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A server that ends when its stdin does. We hold the other end of that pipe, so the system closes
/// it when we die in any way.
///
/// What it prints is read all the time, so it never blocks; the last lines are kept for messages.
final class ChildProcess implements AutoCloseable {
  private static final int LINES_KEPT = 40;
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(10);
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(20);

  private final String name;
  private final Process process;
  private final Deque<String> lastLines = new ArrayDeque<>();

  private ChildProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  static ChildProcess start(String name, ProcessBuilder command) {
    Process process;
    try {
      process = command.redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new EngineUnavailableException(name + " could not be started: " + e.getMessage(), e);
    }
    var child = new ChildProcess(name, process);
    Thread.ofPlatform().daemon().name(name + " output").start(child::readOutput);
    return child;
  }

  private void readOutput() {
    try (BufferedReader output = process.inputReader()) {
      output.lines().forEach(this::keep);
    } catch (IOException | UncheckedIOException e) {
      keep("(output lost: " + e.getMessage() + ")");
    }
  }

  private void keep(String line) {
    synchronized (lastLines) {
      if (lastLines.size() == LINES_KEPT) {
        lastLines.removeFirst();
      }
      lastLines.addLast(line);
    }
  }

  List<String> lastLines() {
    synchronized (lastLines) {
      return List.copyOf(lastLines);
    }
  }

  Process process() {
    return process;
  }

  /// Asks `probe` until it answers. A child that ends or stays silent for `limit` is closed.
  <T> T await(Duration limit, Supplier<Optional<T>> probe) {
    long start = System.nanoTime();
    try {
      while (System.nanoTime() - start < limit.toNanos()) {
        boolean alive = process.isAlive();
        Optional<T> answer = probe.get();
        if (answer.isPresent()) {
          return answer.get();
        }
        if (!alive) {
          throw unavailable("ended with status " + process.exitValue());
        }
        Thread.sleep(BETWEEN_PROBES);
      }
      throw unavailable("did not answer within " + limit.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("was not waited for");
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private EngineUnavailableException unavailable(String what) {
    return new EngineUnavailableException(
        "%s %s; it printed:%n%s".formatted(name, what, String.join("\n", lastLines())));
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The child closed its end first: it is on its way out.
    }
    try {
      if (process.waitFor(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
