package org.sealpost.rules.exchange;

/// What was written by others, made safe to be shown in a terminal.
final class Printable {
  private Printable() {}

  /// As many characters, none of which moves the cursor or hides others.
  static String line(String text) {
    return text.codePoints()
        .map(
            character ->
                Character.getType(character) == Character.CONTROL
                        || Character.getType(character) == Character.FORMAT
                        || Character.getType(character) == Character.LINE_SEPARATOR
                        || Character.getType(character) == Character.PARAGRAPH_SEPARATOR
                    ? ' '
                    : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
