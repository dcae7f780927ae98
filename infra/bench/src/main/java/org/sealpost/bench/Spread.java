package org.sealpost.bench;

import java.time.Duration;

/// How far measurements of one thing lie apart.
///
/// @param low what one in ten stays below
/// @param high what nine in ten stay below
public record Spread(Duration low, Duration median, Duration high) {
  public double perSecond() {
    return 1e9 / median.toNanos();
  }

  /// How many of `other` fit in one of these.
  public double ratioTo(Spread other) {
    return (double) median.toNanos() / other.median.toNanos();
  }

  /// In milliseconds, of three digits or so.
  public static String milliseconds(Duration duration) {
    return digits(duration.toNanos() / 1e6);
  }

  /// A positive figure as precisely as it can be meant: about three digits.
  public static String digits(double figure) {
    int decimals = Math.clamp(2 - (long) Math.floor(Math.log10(figure)), 0, 4);
    return ("%." + decimals + "f").formatted(figure);
  }
}
