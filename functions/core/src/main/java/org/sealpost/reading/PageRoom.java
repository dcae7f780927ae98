package org.sealpost.reading;

/// What a page may still hold. The front door carries 4.5 MB (aws.md 4), and the portal's own words
/// need some of it.
final class PageRoom {
  private static final int BYTES = 4_200_000;

  private int left = BYTES;

  boolean has(long bytes) {
    return bytes <= left;
  }

  void take(CharSequence written, int from) {
    left -= (int) Math.min(left, bytes(written, from, written.length()));
  }

  /// In UTF-8.
  static long bytes(CharSequence text, int from, int to) {
    long bytes = 0;
    for (int at = from; at < to; at++) {
      char letter = text.charAt(at);
      bytes += letter < 0x80 ? 1 : letter < 0x800 || Character.isSurrogate(letter) ? 2 : 3;
    }
    return bytes;
  }

  /// As much of a text as fits a page of its own.
  static String cut(String text) {
    long used = 0;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      boolean isEscaped = "<>&\"'".indexOf(letter) >= 0;
      used += isEscaped ? 5 : letter < 0x80 ? 1 : 3;
      if (used > BYTES) {
        int end = Character.isLowSurrogate(letter) && at > 0 ? at - 1 : at;
        return text.substring(0, end) + "\n[\u2026]";
      }
    }
    return text;
  }
}
