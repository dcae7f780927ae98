package org.sealpost.rules.text;

import static org.sealpost.Require.require;

import java.util.List;

/// Words and phrases as Exchange matches them (ome.md 2.4): without regard to case, and only where
/// white space, punctuation or an end stands on either side. Nothing is a wildcard. Where a phrase
/// itself begins or ends with punctuation, as in `[encrypt]`, that side is bounded by it.
public final class Words {
  private static final int LONGEST = 128;

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
    for (int at = 0; at + word.length() <= text.length(); at++) {
      if (text.regionMatches(true, at, word, 0, word.length()) && isBounded(word, text, at)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the word that stands in the text at this index stands there as a word.
  static boolean isBounded(String word, String text, int at) {
    return (!isWordBefore(word, word.length()) || !isWordAfter(text, at + word.length()))
        && (!isWordAfter(word, 0) || !isWordBefore(text, at));
  }

  private static boolean isWordBefore(String text, int index) {
    return index > 0 && Character.isLetterOrDigit(text.codePointBefore(index));
  }

  private static boolean isWordAfter(String text, int index) {
    return index < text.length() && Character.isLetterOrDigit(text.codePointAt(index));
  }
}
