package org.sealpost.rules.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.function.Predicate;

/// A text as its reader sees it where it looks the same and is written otherwise (threat 39):
/// without characters that are not shown (soft hyphens, zero-width and direction marks), with
/// full-width, circled and mathematical letters as letters. Made piece by piece, so that a long
/// text is never there twice; pieces overlap by some thousand characters and end between words
/// where there are any.
final class PlainReading {
  private static final int PIECE = 65_536;
  private static final int OVERLAP = 4_096;

  /// No word is longer.
  private static final int LONGEST_WORD = 512;

  /// Of the supplementary characters that are not shown (U+E0000 to U+E03FF).
  private static final char INVISIBLE_SURROGATE = '\udb40';

  /// Of mathematical letters (U+1D400 to U+1D7FF).
  private static final char LETTER_SURROGATE = '\ud835';

  private PlainReading() {}

  /// Whether it reads otherwise than it is written.
  static boolean isDisguised(String text) {
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit > 0x7f && (isInvisible(unit) || isLetterInDisguise(unit))) {
        return true;
      }
    }
    return false;
  }

  /// Whether there is any white space but single spaces.
  static boolean isSpaced(String text) {
    boolean before = false;
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      boolean white = isWhite(unit);
      if (white && (before || unit != ' ')) {
        return true;
      }
      before = white;
    }
    return false;
  }

  /// @param singleSpaces whether all white space is read as single spaces
  /// @return whether a piece passes
  static boolean anyPiece(String text, boolean singleSpaces, Predicate<String> test) {
    int start = 0;
    while (true) {
      int end = start + PIECE >= text.length() ? text.length() : whiteBefore(text, start + PIECE);
      if (test.test(read(text, start, end, singleSpaces))) {
        return true;
      }
      if (end == text.length()) {
        return false;
      }
      start = behindWhite(text, end - OVERLAP);
    }
  }

  private static int whiteBefore(String text, int end) {
    for (int at = end; at > end - LONGEST_WORD; at--) {
      if (isWhite(text.charAt(at))) {
        return at;
      }
    }
    return end;
  }

  private static int behindWhite(String text, int start) {
    for (int at = start; at < start + LONGEST_WORD; at++) {
      if (isWhite(text.charAt(at))) {
        return at + 1;
      }
    }
    return start;
  }

  private static String read(String text, int from, int to, boolean singleSpaces) {
    StringBuilder read = new StringBuilder(to - from);
    boolean afterSpace = false;
    for (int at = from; at < to; at++) {
      char unit = text.charAt(at);
      if (unit == INVISIBLE_SURROGATE) {
        at++;
      } else if (unit == LETTER_SURROGATE && at + 1 < to) {
        read.append(letter(text.substring(at, at + 2)));
        at++;
        afterSpace = false;
      } else if (isLetterInDisguise(unit)) {
        read.append(letter(text.substring(at, at + 1)));
        afterSpace = false;
      } else if (!isInvisible(unit)) {
        boolean white = singleSpaces && isWhite(unit);
        if (!white) {
          read.append(unit);
        } else if (!afterSpace) {
          read.append(' ');
        }
        afterSpace = white;
      }
    }
    return read.toString();
  }

  private static String letter(String disguised) {
    return Normalizer.normalize(disguised, Form.NFKC);
  }

  private static boolean isWhite(char unit) {
    return unit == ' ' || Character.isWhitespace(unit) || Character.isSpaceChar(unit);
  }

  /// Format characters, variation selectors, and fillers without a form (Unicode,
  /// Default_Ignorable_Code_Point).
  private static boolean isInvisible(char unit) {
    return unit > 0x7f
        && (Character.getType(unit) == Character.FORMAT
            || unit == INVISIBLE_SURROGATE
            || (unit >= '\ufe00' && unit <= '\ufe0f')
            || (unit >= '\u180b' && unit <= '\u180f')
            || unit == '\u034f'
            || unit == '\u115f'
            || unit == '\u1160'
            || unit == '\u17b4'
            || unit == '\u17b5'
            || unit == '\u3164'
            || unit == '\uffa0');
  }

  /// Full-width forms, letters in circles, ligatures, and mathematical ones.
  private static boolean isLetterInDisguise(char unit) {
    return unit == LETTER_SURROGATE
        || (unit >= '\uff01' && unit <= '\uff5e')
        || (unit >= '\u24b6' && unit <= '\u24e9')
        || (unit >= '\ufb00' && unit <= '\ufb06');
  }
}
