package org.sealpost.rules.exchange.shell;

/// PowerShell's classes of characters.
final class ShellCharacters {
  private ShellCharacters() {}

  static boolean isSingleQuote(char character) {
    return "'\u2018\u2019\u201a\u201b".indexOf(character) >= 0;
  }

  static boolean isDoubleQuote(char character) {
    return "\"\u201c\u201d\u201e".indexOf(character) >= 0;
  }

  /// What word processors make of a hyphen included.
  static boolean isDash(char character) {
    return "-\u2013\u2014\u2015".indexOf(character) >= 0;
  }

  static boolean isNewline(char character) {
    return character == '\n' || character == '\r';
  }

  static boolean isBlank(char character) {
    return !isNewline(character)
        && (Character.isWhitespace(character)
            || Character.isSpaceChar(character)
            || character == '\ufeff');
  }

  static boolean isNameStart(char character) {
    return Character.isLetter(character) || character == '_';
  }

  static boolean isNamePart(char character) {
    return Character.isLetterOrDigit(character) || character == '_';
  }

  /// What ends a value without quotes.
  static boolean endsWord(char character) {
    return isBlank(character) || isNewline(character) || ",;|&(){}<>".indexOf(character) >= 0;
  }
}
