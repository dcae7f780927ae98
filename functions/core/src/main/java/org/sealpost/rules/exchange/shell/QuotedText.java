package org.sealpost.rules.exchange.shell;

import static org.sealpost.rules.exchange.shell.Cursor.refused;
import static org.sealpost.rules.exchange.shell.ShellCharacters.isDoubleQuote;
import static org.sealpost.rules.exchange.shell.ShellCharacters.isNameStart;
import static org.sealpost.rules.exchange.shell.ShellCharacters.isSingleQuote;

/// Reads texts in quotes, with their quotes.
final class QuotedText {
  private QuotedText() {}

  /// Without escapes; any of the five quotes ends it, and two of them stand for the first.
  static String single(Cursor cursor) throws ShellSyntaxException {
    int start = cursor.at();
    cursor.skip(1);
    StringBuilder read = new StringBuilder();
    while (!cursor.isAtEnd()) {
      char character = cursor.next();
      if (isSingleQuote(character)) {
        if (!isSingleQuote(cursor.peek())) {
          return read.toString();
        }
        cursor.skip(1);
      }
      read.append(character);
    }
    throw refused(
        "The string is missing the terminator: '. Close it, and double quotes inside it.", start);
  }

  /// With backtick escapes. What PowerShell would put in for a variable cannot be known here.
  static String doubled(Cursor cursor) throws ShellSyntaxException {
    int start = cursor.at();
    cursor.skip(1);
    StringBuilder read = new StringBuilder();
    while (!cursor.isAtEnd()) {
      char character = cursor.next();
      if (isDoubleQuote(character)) {
        if (!isDoubleQuote(cursor.peek())) {
          return read.toString();
        }
        cursor.skip(1);
        read.append(character);
      } else if (character == '`') {
        escape(cursor, read);
      } else {
        if (character == '$') {
          refuseVariable(cursor);
        }
        read.append(character);
      }
    }
    throw refused(
        "The string is missing the terminator: \". Close it, and double quotes inside it.", start);
  }

  static void refuseVariable(Cursor cursor) throws ShellSyntaxException {
    char after = cursor.peek();
    if (after == '(') {
      throw refused(
          "$( ) would run a command. Commands are never run here: write the value itself.",
          cursor.at() - 1);
    }
    if (isNameStart(after) || "{?^$".indexOf(after) >= 0) {
      throw refused(
          "A variable inside a text cannot be resolved here. Write its value, or `$ for the sign.",
          cursor.at() - 1);
    }
  }

  private static void escape(Cursor cursor, StringBuilder read) throws ShellSyntaxException {
    if (cursor.isAtEnd()) {
      return;
    }
    char escaped = cursor.next();
    switch (escaped) {
      case '0' -> read.append('\0');
      case 'a' -> read.append('\u0007');
      case 'b' -> read.append('\b');
      case 'e' -> read.append('\u001b');
      case 'f' -> read.append('\f');
      case 'n' -> read.append('\n');
      case 'r' -> read.append('\r');
      case 't' -> read.append('\t');
      case 'u' -> read.appendCodePoint(codePoint(cursor));
      case 'v' -> read.append('\u000b');
      default -> read.append(escaped);
    }
  }

  private static int codePoint(Cursor cursor) throws ShellSyntaxException {
    int start = cursor.at() - 2;
    if (cursor.next() == '{') {
      int digits = cursor.at();
      while (!cursor.isAtEnd()
          && Character.digit(cursor.peek(), 16) >= 0
          && cursor.at() - digits < 6) {
        cursor.skip(1);
      }
      String hex = cursor.since(digits);
      if (!hex.isEmpty() && cursor.next() == '}') {
        int codePoint = Integer.parseInt(hex, 16);
        if (Character.isValidCodePoint(codePoint)) {
          return codePoint;
        }
      }
    }
    throw refused("The Unicode escape sequence is not valid. Write it as `u{20ac}.", start);
  }
}
