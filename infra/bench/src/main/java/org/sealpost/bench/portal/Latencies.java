package org.sealpost.bench.portal;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// How long clicks took, counted from when they were due: whoever waits for a server that is busy
/// with others waits all the same.
///
/// @param took in the order due; those that failed are not among them
record Latencies(List<Duration> took, int failed) {
  private static final int SLICES = 6;

  Latencies {
    took = List.copyOf(took);
  }

  /// The shortest time that so many percent of the clicks took at most (nearest rank).
  Duration percentile(int percent) {
    return percentile(took, percent);
  }

  /// How far the medians of this many parts of the time lie apart, the least first.
  List<Duration> mediansOverTime() {
    int size = took.size() / SLICES;
    return IntStream.range(0, size == 0 ? 0 : SLICES)
        .mapToObj(slice -> percentile(took.subList(slice * size, (slice + 1) * size), 50))
        .sorted()
        .toList();
  }

  private static Duration percentile(List<Duration> took, int percent) {
    List<Duration> sorted = took.stream().sorted().toList();
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.isEmpty() ? Duration.ZERO : sorted.get(Math.max(rank, 1) - 1);
  }
}
