package org.sealpost.rules.pattern;

import java.util.List;

/// The sets that have a name of their own.
final class CharacterSets {
  static final CharacterSet ALL = new CharacterSet.Range(0, Character.MAX_CODE_POINT);
  static final CharacterSet SPACE = new CharacterSet.Space();
  static final CharacterSet DIGIT = new CharacterSet.Category("Nd");

  /// What .NET takes for `\w`. Java's own counts more marks and the letter-like numbers.
  static final CharacterSet WORD =
      new CharacterSet.Union(
          List.of(
              new CharacterSet.Category("L"),
              new CharacterSet.Category("Mn"),
              new CharacterSet.Category("Nd"),
              new CharacterSet.Category("Pc")));

  /// What `.` takes. Java's own stops at more line ends.
  static final CharacterSet NO_LINE_FEED = new CharacterSet.Not(only('\n'));

  private CharacterSets() {}

  static CharacterSet only(int codePoint) {
    return new CharacterSet.Range(codePoint, codePoint);
  }
}
