package org.sealpost.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is fetched when it is needed, and again when it is too old. One that could not be
/// fetched is tried again at the next call.
final class Cached<T> {
  private final Supplier<T> source;
  private final Clock clock;
  private @Nullable T value;
  private Instant fetchedAt = Instant.MIN;

  Cached(Supplier<T> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  synchronized T notOlderThan(Duration age) {
    Instant now = clock.instant();
    T present = value;
    if (present == null || Duration.between(fetchedAt, now).compareTo(age) > 0) {
      present = source.get();
      value = present;
      fetchedAt = now;
    }
    return present;
  }
}
