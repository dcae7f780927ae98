package org.sealpost.rules.exchange.parameter;

import java.util.Locale;

/// Reasons as people read them.
public final class Sentence {
  private Sentence() {}

  /// Begins with a capital letter and ends with a full stop, or as it ended: a question mark stays.
  public static String of(String reason) {
    if (reason.isEmpty()) {
      return reason;
    }
    int first = reason.offsetByCodePoints(0, 1);
    String begun = reason.substring(0, first).toUpperCase(Locale.ROOT);
    String sentence = begun + reason.substring(first);
    return sentence.matches("(?s).*[.?!…]") ? sentence : sentence + ".";
  }
}
