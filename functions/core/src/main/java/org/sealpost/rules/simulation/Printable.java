package org.sealpost.rules.simulation;

/// Texts of strangers as one line that a terminal can be shown: nothing in them moves the cursor,
/// rings or changes the direction of what stands beside them.
public final class Printable {
  private Printable() {}

  /// @param longest in characters; what is longer ends in `…`
  public static String of(String text, int longest) {
    StringBuilder printable = new StringBuilder();
    text.strip()
        .codePoints()
        .limit(longest + 1L)
        .map(Printable::shown)
        .forEach(printable::appendCodePoint);
    int characters = printable.codePointCount(0, printable.length());
    if (characters > longest) {
      printable.setLength(printable.offsetByCodePoints(0, longest - 1));
      printable.append('…');
    }
    return printable.toString();
  }

  static int shown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
          '?';
      default -> codePoint;
    };
  }
}
