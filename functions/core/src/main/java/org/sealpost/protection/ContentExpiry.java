package org.sealpost.protection;

import static org.sealpost.Require.require;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/// When a protection template's content ends for all its readers: never, on a date, some days after
/// it was protected, or whichever is first.
///
/// @param on from this instant on it is withdrawn
/// @param afterDays 1 to 3,650
public record ContentExpiry(Optional<Instant> on, Optional<Integer> afterDays) {
  public static final ContentExpiry NEVER = new ContentExpiry(Optional.empty(), Optional.empty());

  public ContentExpiry {
    require(
        afterDays.isEmpty() || (afterDays.get() >= 1 && afterDays.get() <= 3650),
        "content expiry: after 1 to 3650 days");
  }

  public static ContentExpiry afterDays(int days) {
    return new ContentExpiry(Optional.empty(), Optional.of(days));
  }

  public static ContentExpiry on(Instant end) {
    return new ContentExpiry(Optional.of(end), Optional.empty());
  }

  /// The end of what was protected at `acceptedAt`.
  public Optional<Instant> end(Instant acceptedAt) {
    return earlier(on, afterDays.map(days -> acceptedAt.plus(Duration.ofDays(days))));
  }

  /// Whichever is first.
  public ContentExpiry and(ContentExpiry other) {
    return new ContentExpiry(earlier(on, other.on), first(afterDays, other.afterDays, Math::min));
  }

  static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return first(one, other, (a, b) -> a.isBefore(b) ? a : b);
  }

  private static <T> Optional<T> first(
      Optional<T> one, Optional<T> other, BinaryOperator<T> choice) {
    return Stream.concat(one.stream(), other.stream()).reduce(choice);
  }
}
