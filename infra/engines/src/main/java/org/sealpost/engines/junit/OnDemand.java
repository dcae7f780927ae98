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
  private final String services;
  private final Supplier<T> start;
  private final Consumer<String> alarm;
  private @Nullable T engine;
  private @Nullable EngineUnavailableException failure;

  OnDemand(String services, Supplier<T> start, Consumer<String> alarm) {
    this.services = services;
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
        alarm.accept(
            "NO AWS ENGINE FOR %s, its tests do not run: %s".formatted(services, e.getMessage()));
        throw e;
      }
    }
    return engine;
  }

  /// Which engine answers for which services, if it was asked for.
  synchronized Optional<String> report() {
    return Optional.ofNullable(engine).map(started -> services + " = " + started);
  }

  @Override
  public synchronized void close() {
    if (engine != null) {
      engine.close();
    }
  }
}
