package org.sealpost.opening;

import java.time.Duration;
import java.time.Instant;

/// Counts what may be done only so often.
public interface Throttle {
  /// Counts one more use of `key`, by one conditional write.
  ///
  /// @param key names what is limited; carries no address in clear
  /// @param window from the first use on; afterwards the count starts anew
  /// @return false when it was used `limit` times in the present window already
  boolean admit(String key, int limit, Duration window, Instant now);

  /// How often it was used in the present window so far; counts nothing.
  int uses(String key, Instant now);
}
