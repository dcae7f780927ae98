package org.sealpost.portal.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times and sizes for people.
final class Wording {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);
  private static final double UNIT = 1000;

  private Wording() {}

  /// In UTC and saying so: the reader's zone is known to their browser only, where portal.js writes
  /// it anew.
  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /// In decimal units, as systems show file sizes nowadays.
  static String size(long bytes) {
    if (bytes < UNIT) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    if (bytes < UNIT * UNIT - UNIT / 2) {
      return String.format(Locale.ROOT, "%.0f kB", bytes / UNIT);
    }
    return String.format(Locale.ROOT, "%.1f MB", bytes / (UNIT * UNIT));
  }
}
