package org.sealpost.rules.exchange.parameter;

/// What an admin wrote, short enough for a message about it.
public final class Shortened {
  private static final int LONGEST = 80;

  private Shortened() {}

  /// On one line, at most 80 characters and an ellipsis.
  public static String text(String written) {
    String start = written.substring(0, Math.min(written.length(), LONGEST));
    String line = start.replaceAll("[\\s\\p{Cntrl}]+", " ");
    return written.length() > LONGEST ? line + "…" : line;
  }
}
