package org.sealpost.local.queue;

import static org.sealpost.Require.require;

import java.time.Duration;
import java.util.List;

/// How often and how soon a message is brought again.
///
/// @param visibilityTimeout how long one attempt may take before the message is brought to another
/// @param delays the wait after the first failed attempt, after the second, and so on; the last one
///     repeats
/// @param maxReceiveCount attempts before the message goes to the dead letters, at least one
public record Redelivery(Duration visibilityTimeout, List<Duration> delays, int maxReceiveCount) {
  public Redelivery {
    delays = List.copyOf(delays);
    require(!delays.isEmpty(), "redelivery needs a delay");
    require(maxReceiveCount > 0, "redelivery needs an attempt");
  }

  Duration delayAfter(int attempts) {
    return delays.get(Math.clamp(attempts - 1, 0, delays.size() - 1));
  }
}
