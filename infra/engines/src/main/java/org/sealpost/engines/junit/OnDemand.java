package org.sealpost.engines.junit;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sealpost.engines.Engine;
import org.sealpost.engines.EngineUnavailableException;

/// One engine, started by whoever asks first. An engine that could not be had is not tried again:
/// the same exception is thrown to everyone.
final class OnDemand<T extends Engine> implements AutoCloseable {
  private final Supplier<T> start;
  private final Consumer<String> alarm;
  private @Nullable T engine;
  private @Nullable EngineUnavailableException failure;

  OnDemand(Supplier<T> start, Consumer<String> alarm) {
    this.start = start;
    this.alarm = alarm;
  }

  synchronized T get() {
    if (failure != null) {
      throw failure;
    }
    if (engine == null) {
      try {
        engine = start.get();
      } catch (EngineUnavailableException e) {
        failure = e;
        alarm.accept("AWS ENGINE MISSING, tests that need it do not run: " + e.getMessage());
        throw e;
      }
    }
    return engine;
  }

  synchronized Optional<T> started() {
    return Optional.ofNullable(engine);
  }

  @Override
  public synchronized void close() {
    if (engine != null) {
      engine.close();
    }
  }
}
