package org.sealpost.portal.pages;

/// Sizes for people.
final class Wording {
  private static final double UNIT = 1000;

  private Wording() {}

  /// In decimal units, as systems show file sizes nowadays.
  static String size(Words words, long bytes) {
    if (bytes < UNIT) {
      return words.say("attachments.size.bytes", bytes);
    }
    if (bytes < UNIT * UNIT - UNIT / 2) {
      return words.say("attachments.size.kilobytes", bytes / UNIT);
    }
    return words.say("attachments.size.megabytes", bytes / (UNIT * UNIT));
  }
}
