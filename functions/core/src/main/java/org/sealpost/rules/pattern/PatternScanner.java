package org.sealpost.rules.pattern;

/// A pattern and how far it is read.
final class PatternScanner {
  private final String pattern;
  private int next;

  PatternScanner(String pattern) {
    this.pattern = pattern;
  }

  boolean isAtEnd() {
    return next >= pattern.length();
  }

  /// Where the next character stands, from 1.
  int position() {
    return next + 1;
  }

  void goBackTo(int position) {
    next = position - 1;
  }

  boolean sees(String expected) {
    return pattern.startsWith(expected, next);
  }

  boolean seesAnyOf(String characters) {
    return !isAtEnd() && characters.indexOf(pattern.charAt(next)) >= 0;
  }

  /// Whether it stands after the next character.
  boolean seesBehindNext(char expected) {
    return next + 1 < pattern.length() && pattern.charAt(next + 1) == expected;
  }

  boolean hasMoreThan(int characters) {
    return pattern.length() - next > characters;
  }

  /// Reads it if it is next.
  boolean take(String expected) {
    boolean seen = sees(expected);
    if (seen) {
      next += expected.length();
    }
    return seen;
  }

  /// Reads a code point. Not at the end.
  int take() {
    int codePoint = pattern.codePointAt(next);
    next += Character.charCount(codePoint);
    return codePoint;
  }

  /// Reads up to `most` digits of the radix; empty when none is next.
  String takeDigits(int radix, int most) {
    int start = next;
    while (!isAtEnd() && next - start < most && isDigit(pattern.charAt(next), radix)) {
      next++;
    }
    return pattern.substring(start, next);
  }

  private static boolean isDigit(char character, int radix) {
    return character < 128 && Character.digit(character, radix) >= 0;
  }

  /// Reads all characters of `\w`.
  String takeWord() {
    int start = next;
    while (!isAtEnd() && CharacterSets.WORD.has(pattern.charAt(next))) {
      next++;
    }
    return pattern.substring(start, next);
  }

  /// Reads to behind `end`.
  ///
  /// @return false when it does not come
  boolean skipPast(char end) {
    int found = pattern.indexOf(end, next);
    next = found < 0 ? pattern.length() : found + 1;
    return found >= 0;
  }

  /// For what is not .NET's syntax.
  static IllegalArgumentException malformed(String what, int position) {
    return new IllegalArgumentException("not a pattern: " + what + " at position " + position);
  }

  /// For what .NET takes and we do not.
  static IllegalArgumentException unsupported(String what, int position, String instead) {
    return new IllegalArgumentException(
        "this pattern uses "
            + what
            + " at position "
            + position
            + ", which is not supported here: "
            + instead);
  }
}
