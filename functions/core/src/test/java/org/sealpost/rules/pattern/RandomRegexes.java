package org.sealpost.rules.pattern;

import java.util.List;
import org.sealpost.testing.SeededRandom;

/// Patterns made by chance from all constructs, and texts that stand near to what they match.
final class RandomRegexes {
  /// With characters whose case is unusual: long s, the Kelvin sign, dotless and dotted i, both
  /// small sigmas, and one beyond U+FFFF that has a case.
  private static final List<String> LETTERS =
      List.of(
          "a", "b", "s", "K", "i", "I", "ſ", "\u212A", "ı", "İ", "σ", "ς", "ß", "µ", "-", "𐐀",
          "é");

  private static final List<String> CLASSES =
      List.of(
          "\\w",
          "\\d",
          ".",
          "[ab]",
          "[^a]",
          "[sS]",
          "[a-k]",
          "[\\w-[s]]",
          "\\s",
          "\\p{L}",
          "[Kk\u212A]",
          "[i]");

  private static final List<String> QUANTIFIERS =
      List.of("?", "*", "+", "{2}", "{1,3}", "{2,}", "{0}", "??", "*?", "+?", "{0,2}?");

  private final SeededRandom random;

  RandomRegexes(long seed) {
    random = new SeededRandom(seed);
  }

  String regex(int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 12)) {
      case 0, 1 -> word();
      case 2 -> pick(CLASSES);
      case 3, 4, 5 -> regex(depth - 1) + regex(depth - 1);
      case 6, 7 -> "(?:" + regex(depth - 1) + "|" + regex(depth - 1) + ")";
      case 8 -> "(?:" + regex(depth - 1) + ")" + pick(QUANTIFIERS);
      case 9 -> "(?>" + regex(depth - 1) + ")";
      case 10 -> pick(List.of("(?=", "(?!", "(?<n>", "(?i:", "(?-i:")) + regex(depth - 1) + ")";
      default -> pick(List.of("^", "$", "\\b", "\\B", "(?<=a)", "(?<!a)", "(?#x)"));
    };
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int letters = 1 + random.nextInt(3); letters > 0; letters--) {
      word.append(pick(LETTERS));
    }
    return word.toString();
  }

  /// Made of the pattern's own letters in any case, and others.
  String textNear(String regex) {
    StringBuilder text = new StringBuilder();
    int[] letters = regex.codePoints().filter(Character::isLetter).toArray();
    for (int length = random.nextInt(14); length > 0; length--) {
      if (letters.length == 0 || random.nextInt(4) == 0) {
        text.append(pick(LETTERS));
      } else {
        text.append(inAnyCase(letters[random.nextInt(letters.length)]));
      }
    }
    return text.toString();
  }

  /// The pattern read as if it were text: what it matches often stands in it.
  String textOf(String regex) {
    StringBuilder text = new StringBuilder();
    regex
        .replaceAll("\\(\\?(?:<?[=!]|<n>|-?i?:|>|#x\\))|[()|?*+{}\\[\\]^$\\\\]", "")
        .codePoints()
        .forEach(letter -> text.append(random.nextInt(8) == 0 ? "" : inAnyCase(letter)));
    return text.toString();
  }

  private String inAnyCase(int letter) {
    int changed =
        switch (random.nextInt(5)) {
          case 0 -> Character.toUpperCase(letter);
          case 1 -> Character.toLowerCase(letter);
          case 2 -> Character.toTitleCase(letter);
          case 3 -> sameFolded(letter);
          default -> letter;
        };
    return Character.toString(changed);
  }

  private int sameFolded(int letter) {
    int[] same =
        LETTERS.stream()
            .mapToInt(other -> other.codePointAt(0))
            .filter(other -> other <= 0xFFFF && letter <= 0xFFFF)
            .filter(other -> Folding.fold((char) other) == Folding.fold((char) letter))
            .toArray();
    return same.length == 0 ? letter : same[random.nextInt(same.length)];
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
