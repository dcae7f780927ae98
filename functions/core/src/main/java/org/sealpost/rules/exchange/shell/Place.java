package org.sealpost.rules.exchange.shell;

/// Where in a text something stands; both from 1.
public record Place(int line, int column) {
  /// @param at index of a character; the end of the text when it lies behind it
  public static Place of(String text, int at) {
    int end = Math.min(at, text.length());
    int line = 1;
    int lineStart = 0;
    for (int index = 0; index < end; index++) {
      if (text.charAt(index) == '\n') {
        line++;
        lineStart = index + 1;
      }
    }
    return new Place(line, end - lineStart + 1);
  }

  @Override
  public String toString() {
    return "line:" + line + " char:" + column;
  }
}
