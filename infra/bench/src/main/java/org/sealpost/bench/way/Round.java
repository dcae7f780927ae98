package org.sealpost.bench.way;

import java.time.Duration;
import java.util.List;

/// What one round of mails has shown.
///
/// @param took from the first command of the first mail to the last wrapper
/// @param onTheWay from the end of each mail to its wrapper, shortest first
record Round(int mails, Duration took, List<Duration> onTheWay) {
  Round {
    onTheWay = onTheWay.stream().sorted().toList();
  }

  double perSecond() {
    return mails * 1e9 / took.toNanos();
  }

  /// The shortest time that so many percent of the mails took at most (nearest rank).
  Duration percentile(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * onTheWay.size());
    return onTheWay.get(Math.max(rank, 1) - 1);
  }
}
