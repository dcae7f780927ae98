package org.sealpost.rules.text;

import java.util.Arrays;
import java.util.List;

/// The characters that terms are written in, numbered from 1 in their order. A character that
/// differs from one of them in case only has its number; all others have 0. Kept in pages of 256,
/// so that scripts that no term uses take no room.
final class Alphabet {
  static final int OTHER = 0;

  private static final int PAGE = 256;
  private static final char[] FOLDED_TO_ANOTHER = foldedToAnother();

  /// Where the page of a character begins; that of scripts without a term is the first and empty.
  private final int[] pages = new int[PAGE];

  private final int size;
  private char[] numbers = new char[PAGE];

  /// @param terms as [#folded] leaves them
  Alphabet(List<String> terms) {
    int[] used = terms.stream().flatMapToInt(String::chars).distinct().sorted().toArray();
    for (int index = 0; index < used.length; index++) {
      number((char) used[index], (char) (index + 1));
    }
    size = used.length + 1;
    for (char character : FOLDED_TO_ANOTHER) {
      number(character, (char) numberOf((char) folded(character)));
    }
  }

  /// Numbers are below it.
  int size() {
    return size;
  }

  /// Of the UTF-16 unit at this index of the text.
  int numberAt(String text, int index) {
    char unit = text.charAt(index);
    int page = unit >> 8;
    return page >= 0xd8 && page <= 0xdf
        ? numberOf(foldedSurrogate(text, index))
        : numbers[pages[page] + (unit & 0xff)];
  }

  /// Of a folded UTF-16 unit.
  int numberOf(char unit) {
    return numbers[pages[unit >> 8] + (unit & 0xff)];
  }

  /// The text with code points that differ in case only made the same, as
  /// [String#regionMatches(boolean, int, String, int, int)] and
  /// [java.util.regex.Pattern#UNICODE_CASE] compare them. As long as before.
  static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().map(Alphabet::folded).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static int folded(int codePoint) {
    int folded = Character.toLowerCase(Character.toUpperCase(codePoint));
    return Character.charCount(folded) == Character.charCount(codePoint) ? folded : codePoint;
  }

  private static char foldedSurrogate(String text, int index) {
    char unit = text.charAt(index);
    if (Character.isHighSurrogate(unit)
        && index + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(index + 1))) {
      return Character.highSurrogate(folded(text.codePointAt(index)));
    }
    return Character.isLowSurrogate(unit)
            && index > 0
            && Character.isHighSurrogate(text.charAt(index - 1))
        ? Character.lowSurrogate(folded(text.codePointAt(index - 1)))
        : unit;
  }

  private static char[] foldedToAnother() {
    StringBuilder characters = new StringBuilder();
    for (int character = 0; character <= Character.MAX_VALUE; character++) {
      if (folded(character) != character) {
        characters.append((char) character);
      }
    }
    return characters.toString().toCharArray();
  }

  private void number(char unit, char number) {
    int page = unit >> 8;
    if (number != OTHER) {
      if (pages[page] == 0) {
        pages[page] = numbers.length;
        numbers = Arrays.copyOf(numbers, numbers.length + PAGE);
      }
      numbers[pages[page] + (unit & 0xff)] = number;
    }
  }
}
