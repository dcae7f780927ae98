package org.sealpost.preview;

import java.util.function.LongSupplier;

/// What is left of the limits for one preview. Once used up, it stays so. Spent by one thread; any
/// thread may cancel it.
final class Budget {
  private final PreviewLimits limits;
  private final LongSupplier nanoTime;
  private final long startedAt;
  private long unpackedBytesLeft;
  private int membersLeft;
  private volatile boolean isCancelled;

  /// @param nanoTime as [System#nanoTime]
  Budget(PreviewLimits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.startedAt = nanoTime.getAsLong();
    this.unpackedBytesLeft = limits.unpackedBytes();
    this.membersLeft = limits.members();
  }

  PreviewLimits limits() {
    return limits;
  }

  void cancel() {
    isCancelled = true;
  }

  /// To be called often: this is how a parser is made to end.
  ///
  /// @throws GivenUpException when time is over
  void step() {
    if (isCancelled || nanoTime.getAsLong() - startedAt > limits.time().toNanos()) {
      throw new GivenUpException("time");
    }
  }

  /// @throws GivenUpException when there was too much
  void unpack(long bytes) {
    step();
    unpackedBytesLeft -= bytes;
    if (unpackedBytesLeft < 0) {
      throw new GivenUpException("bytes");
    }
  }

  /// @throws GivenUpException when there were too many
  void member() {
    step();
    if (--membersLeft < 0) {
      throw new GivenUpException("members");
    }
  }

  /// @throws GivenUpException when a picture of this size is too large, or has none
  void pixels(long width, long height) {
    step();
    if (width < 1 || height < 1 || width > limits.pixels() / height) {
      throw new GivenUpException("pixels");
    }
  }
}
