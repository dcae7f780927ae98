package org.sealpost.rules.text;

import static org.sealpost.Require.require;

import java.util.List;

/// Words and phrases as Exchange matches them (ome.md 2.4): without regard to case, and only where
/// white space, punctuation or an end stands on either side. Nothing is a wildcard. Accents and
/// vowel signs written as characters of their own belong to their letter. Where a phrase itself
/// begins or ends with punctuation, as in `[encrypt]`, that side is bounded by it.
public final class Words {
  private static final int LONGEST = 128;

  /// Nobody writes more on one letter.
  private static final int MOST_MARKS = 16;

  private Words() {}

  /// The words without white space around them.
  ///
  /// @throws IllegalArgumentException without words, or when one has none or more than 128
  ///     characters
  public static List<String> checked(List<String> words) {
    List<String> stripped = words.stream().map(String::strip).toList();
    require(!stripped.isEmpty(), "at least one word");
    require(
        stripped.stream().allMatch(word -> !word.isEmpty() && word.length() <= LONGEST),
        "a word or phrase: 1 to 128 characters");
    return stripped;
  }

  /// Whether the text contains one of the words, by looking for each of them. For short texts.
  public static boolean isIn(List<String> words, String text) {
    return words.stream().anyMatch(word -> isIn(word, text));
  }

  static boolean isIn(String word, String text) {
    return indexIn(word, text) >= 0;
  }

  /// Where the word first stands as one; -1 where it does not.
  static int indexIn(String word, String text) {
    for (int at = 0; at + word.length() <= text.length(); at++) {
      if (text.regionMatches(true, at, word, 0, word.length()) && isBounded(word, text, at)) {
        return at;
      }
    }
    return -1;
  }

  /// Whether the word that stands in the text at this index stands there as a word.
  static boolean isBounded(String word, String text, int at) {
    return (!isWordBefore(word, word.length()) || !isWordAfter(text, at + word.length()))
        && (!isWordAfter(word, 0) || !isWordBefore(text, at));
  }

  /// Whether one may stand for the other when bounds are looked at.
  static boolean isBoundedAlike(String word, String other) {
    return isWordBefore(word, word.length()) == isWordBefore(other, other.length())
        && isWordAfter(word, 0) == isWordAfter(other, 0);
  }

  private static boolean isWordBefore(String text, int index) {
    int at = index;
    for (int marks = 0; at > 0 && marks < MOST_MARKS; marks++) {
      int before = text.codePointBefore(at);
      if (!isMark(before)) {
        return Character.isLetterOrDigit(before);
      }
      at -= Character.charCount(before);
    }
    return at > 0;
  }

  private static boolean isWordAfter(String text, int index) {
    return index < text.length()
        && (Character.isLetterOrDigit(text.codePointAt(index)) || isMark(text.codePointAt(index)));
  }

  /// An accent or a vowel sign, which belongs to the letter before it.
  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
