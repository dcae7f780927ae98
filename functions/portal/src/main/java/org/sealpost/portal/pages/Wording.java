package org.sealpost.portal.pages;

/// Sizes for people.
final class Wording {
  private static final double UNIT = 1000;

  private Wording() {}

  /// In decimal units, as systems show file sizes nowadays.
  static String size(Words words, long bytes) {
    if (bytes < UNIT) {
      return bytes + " B";
    }
    if (bytes < UNIT * UNIT - UNIT / 2) {
      return bytes / UNIT + " kB";
    }
    return bytes / (UNIT * UNIT) + " MB";
  }
}
