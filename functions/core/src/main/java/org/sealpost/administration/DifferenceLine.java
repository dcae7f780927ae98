package org.sealpost.administration;

/// A line of a text that was changed.
public record DifferenceLine(Kind kind, String text) {
  /// In which of both texts the line is.
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }
}
