package org.sealpost.rules.exchange.shell;

import static org.sealpost.rules.exchange.shell.ShellCharacters.isBlank;
import static org.sealpost.rules.exchange.shell.ShellCharacters.isNewline;

/// A place in a text that moves forward.
final class Cursor {
  private static final char END = '\0';

  private final String text;
  private int at;

  Cursor(String text) {
    this.text = text;
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /// U+0000 behind the end, which no text may contain: see [CommandText#parse].
  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : END;
  }

  char next() {
    char character = peek();
    at++;
    return character;
  }

  void skip(int characters) {
    at += characters;
  }

  void returnTo(int index) {
    at = index;
  }

  String since(int start) {
    return text.substring(start, Math.min(at, text.length()));
  }

  /// Skips white space, comments and continued line ends; not line ends.
  void skipBlanks() throws ShellSyntaxException {
    while (!isAtEnd()) {
      if (isBlank(peek())) {
        at++;
      } else if (peek() == '`' && isNewline(peek(1))) {
        at += peek(1) == '\r' && peek(2) == '\n' ? 3 : 2;
      } else if (peek() == '#') {
        skipLine();
      } else if (peek() == '<' && peek(1) == '#') {
        skipComment();
      } else {
        return;
      }
    }
  }

  void skipBlanksAndNewlines() throws ShellSyntaxException {
    skipBlanks();
    while (!isAtEnd() && isNewline(peek())) {
      at++;
      skipBlanks();
    }
  }

  private void skipLine() {
    while (!isAtEnd() && !isNewline(peek())) {
      at++;
    }
  }

  private void skipComment() throws ShellSyntaxException {
    int end = text.indexOf("#>", at);
    if (end < 0) {
      throw refused("A comment <# has no end. Close it with #>.", at);
    }
    at = end + 2;
  }

  static ShellSyntaxException refused(String why, int at) {
    return new ShellSyntaxException(why, at);
  }
}
