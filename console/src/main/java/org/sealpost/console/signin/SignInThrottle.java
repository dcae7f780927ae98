package org.sealpost.console.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Slows guessing down: after five wrong passwords in a row each further one makes everybody wait
/// twice as long, up to five minutes. It counts for the console as a whole, because there is one
/// admin to guess at and an address costs a guesser nothing; signed-in admins are not touched.
final class SignInThrottle {
  private static final int FREE_FAILURES = 5;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Clock clock;
  private int failures;
  private Instant closedUntil = Instant.MIN;

  SignInThrottle(Clock clock) {
    this.clock = clock;
  }

  /// Counts a try as a failure before anything is compared, so that tries at the same time gain
  /// nothing.
  ///
  /// @return how long to wait instead; empty when the try may be made
  synchronized Optional<Duration> admit() {
    Instant now = clock.instant();
    if (now.isBefore(closedUntil)) {
      return Optional.of(Duration.between(now, closedUntil));
    }
    failures++;
    if (failures >= FREE_FAILURES) {
      closedUntil = now.plus(delay(failures - FREE_FAILURES));
    }
    return Optional.empty();
  }

  /// The last try was right: what was counted is forgotten.
  synchronized void succeeded() {
    failures = 0;
    closedUntil = Instant.MIN;
  }

  private static Duration delay(int doublings) {
    Duration delay = Duration.ofSeconds(1L << Math.min(doublings, 30));
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }
}
