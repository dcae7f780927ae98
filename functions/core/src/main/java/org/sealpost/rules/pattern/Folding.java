package org.sealpost.rules.pattern;

/// One character as all that differ in case only.
public final class Folding {
  private Folding() {}

  /// What [String#regionMatches(boolean, int, String, int, int)] and
  /// [java.util.regex.Pattern#UNICODE_CASE] take to be equal is the same after this.
  public static char fold(char character) {
    return Character.toLowerCase(Character.toUpperCase(character));
  }

  public static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.chars().forEach(character -> folded.append(fold((char) character)));
    return folded.toString();
  }
}
