package org.sealpost.rules.exchange;

import org.sealpost.rules.exchange.shell.Place;

/// Errors as PowerShell shows them: what, where, and the line with a mark under it.
final class ErrorText {
  private static final int BEFORE = 60;
  private static final int WIDTH = 110;

  private ErrorText() {}

  /// @param at index in the text
  static String of(String why, String text, int at) {
    int place = Math.min(at, text.length());
    int lineStart = text.lastIndexOf('\n', place - 1) + 1;
    int lineEnd = text.indexOf('\n', place);
    int shownFrom = Math.max(lineStart, place - BEFORE);
    int shownTo = Math.min(lineEnd < 0 ? text.length() : lineEnd, shownFrom + WIDTH);
    String shown = Printable.line(text.substring(shownFrom, shownTo));
    return why
        + "\nAt "
        + Place.of(text, place)
        + "\n+ "
        + (shownFrom > lineStart ? "…" : "")
        + shown
        + "\n+ "
        + " ".repeat(place - shownFrom + (shownFrom > lineStart ? 1 : 0))
        + "~".repeat(length(text, place, shownTo))
        + "\n";
  }

  /// Of the word that begins there, at least one.
  private static int length(String text, int at, int to) {
    int end = at;
    while (end < to && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return Math.max(1, end - at);
  }
}
