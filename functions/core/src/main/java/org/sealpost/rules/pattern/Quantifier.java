package org.sealpost.rules.pattern;

import static org.sealpost.rules.pattern.PatternScanner.malformed;

import java.util.Optional;

/// `*`, `+`, `?`, `{2}`, `{2,}` or `{2,3}`. Other braces are literal.
record Quantifier(int least, int most) {
  private static final int ANY_NUMBER_OF_DIGITS = Integer.MAX_VALUE;

  static boolean isNextIn(PatternScanner scanner) {
    return scanner.seesAnyOf("*+?") || isCountNextIn(scanner);
  }

  private static boolean isCountNextIn(PatternScanner scanner) {
    int start = scanner.position();
    boolean isCount = scanner.take("{") && !scanner.takeDigits(10, ANY_NUMBER_OF_DIGITS).isEmpty();
    if (isCount && scanner.take(",")) {
      scanner.takeDigits(10, ANY_NUMBER_OF_DIGITS);
    }
    isCount = isCount && scanner.sees("}");
    scanner.goBackTo(start);
    return isCount;
  }

  /// Reads it, if one is next.
  static Optional<Quantifier> takeFrom(PatternScanner scanner) {
    if (scanner.take("*")) {
      return Optional.of(new Quantifier(0, RegexNode.UNLIMITED));
    }
    if (scanner.take("+")) {
      return Optional.of(new Quantifier(1, RegexNode.UNLIMITED));
    }
    if (scanner.take("?")) {
      return Optional.of(new Quantifier(0, 1));
    }
    return isCountNextIn(scanner) ? Optional.of(count(scanner)) : Optional.empty();
  }

  private static Quantifier count(PatternScanner scanner) {
    int position = scanner.position();
    scanner.take("{");
    int least = number(scanner, position);
    int most = least;
    if (scanner.take(",")) {
      most = scanner.sees("}") ? RegexNode.UNLIMITED : number(scanner, position);
    }
    scanner.take("}");
    if (most < least) {
      throw malformed("a quantifier {most,least}", position);
    }
    return new Quantifier(least, most);
  }

  private static int number(PatternScanner scanner, int position) {
    try {
      return Integer.parseInt(scanner.takeDigits(10, ANY_NUMBER_OF_DIGITS));
    } catch (NumberFormatException tooLarge) {
      throw malformed("a number that is too large", position);
    }
  }
}
