package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.List;

/// Words and phrases as Exchange matches them (ome.md 2.4): without regard to case, and only where
/// white space, punctuation or an end stands on either side. Nothing is a wildcard. Where a phrase
/// itself begins or ends with punctuation, as in `[encrypt]`, that side is bounded by it.
final class Words {
  private static final int LONGEST = 128;

  private Words() {}

  static List<String> checked(List<String> words) {
    List<String> stripped = words.stream().map(String::strip).toList();
    require(!stripped.isEmpty(), "at least one word");
    require(
        stripped.stream().allMatch(word -> !word.isEmpty() && word.length() <= LONGEST),
        "a word or phrase: 1 to 128 characters");
    return stripped;
  }

  static boolean isIn(List<String> words, String text) {
    return words.stream().anyMatch(word -> isIn(word, text));
  }

  private static boolean isIn(String word, String text) {
    for (int at = 0; at + word.length() <= text.length(); at++) {
      int end = at + word.length();
      if (text.regionMatches(true, at, word, 0, word.length())
          && (!isWordBefore(word, word.length()) || !isWordAfter(text, end))
          && (!isWordAfter(word, 0) || !isWordBefore(text, at))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWordBefore(String text, int index) {
    return index > 0 && Character.isLetterOrDigit(text.codePointBefore(index));
  }

  private static boolean isWordAfter(String text, int index) {
    return index < text.length() && Character.isLetterOrDigit(text.codePointAt(index));
  }
}
