package org.sealpost.mailflow;

import java.time.Clock;
import java.time.Duration;
import org.sealpost.protection.MessageVault;

/// Deletes the sealed bytes that browsers have posted: whoever wants to read again later posts them
/// again. Bounds what strangers can make us keep.
public final class PostedSealExpiry {
  public static final Duration KEPT = Duration.ofDays(1);

  private static final int AT_ONCE = 1000;

  private final MessageVault postedSeals;
  private final Clock clock;

  public PostedSealExpiry(MessageVault postedSeals, Clock clock) {
    this.postedSeals = postedSeals;
    this.clock = clock;
  }

  /// The oldest first; what is left over is for the next turn.
  ///
  /// @return how many
  public int expire() {
    return postedSeals.deleteStoredBefore(clock.instant().minus(KEPT), AT_ONCE);
  }
}
