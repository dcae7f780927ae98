package org.sealpost.rules.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.testing.SeededRandom;

/// What a set says of itself must be what Java makes of it: over the alphabets of the basic plane
/// and some places beyond.
class CharacterSetTest {
  private static final int LAST = 0x1F6FF;

  /// Alphabets, punctuation, private use, full-width forms and emoji.
  private static final CharacterSet.Range[] PLACES = {
    new CharacterSet.Range(0, 0x33FF),
    new CharacterSet.Range(0xE000, 0xE0FF),
    new CharacterSet.Range(0xFB00, 0xFFFF),
    new CharacterSet.Range(0x1F600, LAST)
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a-z-[aeiou]]",
        "[^a-z-[x]]",
        "[a-z-[^aeiou]]",
        "[a-z-[d-w-[m]]]",
        "[\\w-[\\d_]]",
        "[\\s\\S-[\\n]]",
        "[^\\W\\d]",
        "[^^]",
        "[]a]",
        "[^]a]",
        "[a-]",
        "[-a]",
        "[a&&b]",
        "[[a]",
        "[a-[b]]",
        "[\\d-x]",
        "[!-/:-@[-`{-~]",
        "[\\b\\t\\]\\-\\\\]",
        "[\\0-\\x1f]",
        "[^\\0]",
        "[\\u0400-\\u04FF]",
        "[\\cA-\\cZ]",
        "[\\101-\\132]",
        "[😀-😅]",
        "\\p{L}",
        "\\P{L}",
        "\\p{Lu}",
        "\\p{Cn}",
        "\\p{P}",
        "\\p{Sc}",
        "\\p{M}",
        "\\p{IsGreek}",
        "\\p{IsBasicLatin}",
        "\\p{IsLatin-1Supplement}",
        "\\p{IsLatinExtended-A}",
        "\\p{IsCyrillicSupplement}",
        "\\p{IsCombiningMarksforSymbols}",
        "\\p{IsPrivateUse}",
        "\\p{IsGeneralPunctuation}",
        "\\P{IsHebrew}",
        "[\\p{L}\\p{Nd}-[\\p{IsGreek}]]",
        "\\d",
        "\\D",
        "\\w",
        "\\W",
        "\\s",
        "\\S",
        ".",
        "(?s:.)",
      })
  void javaShouldTakeWhatHasSays(String regex) {
    RegexNode.OneOf oneOf = parsed("(?-i)" + regex);

    Matcher matcher = Pattern.compile("[" + oneOf.set().java() + "]", flags()).matcher("");

    assertThat(codePointsWhere(oneOf, matcher)).isEmpty();
  }

  @Test
  void javaShouldTakeWhatHasSaysForAnySet() {
    SeededRandom random = new SeededRandom(4);

    for (int round = 0; round < 40; round++) {
      CharacterSet set = anySet(random, 3);
      RegexNode.OneOf oneOf = new RegexNode.OneOf(set, false);
      Matcher matcher = Pattern.compile("[" + set.java() + "]", flags()).matcher("");

      assertThat(codePointsWhere(oneOf, matcher)).as(set.java()).isEmpty();
    }
  }

  private static int flags() {
    return Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  }

  /// Those of which both say otherwise.
  private static List<Integer> codePointsWhere(RegexNode.OneOf oneOf, Matcher matcher) {
    return IntStream.rangeClosed(0, LAST)
        .filter(codePoint -> Stream.of(PLACES).anyMatch(place -> place.has(codePoint)))
        .filter(
            codePoint ->
                oneOf.takes(codePoint) != matcher.reset(Character.toString(codePoint)).matches())
        .boxed()
        .toList();
  }

  private static RegexNode.OneOf parsed(String regex) {
    return (RegexNode.OneOf) DotNetParser.parse(regex, new Differences());
  }

  private static CharacterSet anySet(SeededRandom random, int depth) {
    int kind = random.nextInt(depth == 0 ? 4 : 7);
    return switch (kind) {
      case 0 -> CharacterSets.only(random.nextInt(256));
      case 1 -> {
        int first = random.nextInt(0x500);
        yield new CharacterSet.Range(first, first + random.nextInt(100));
      }
      case 2 ->
          new CharacterSet.Category(List.of("L", "Lu", "Nd", "P", "Zs").get(random.nextInt(5)));
      case 3 -> CharacterSets.SPACE;
      case 4 -> new CharacterSet.Not(anySet(random, depth - 1));
      case 5 ->
          new CharacterSet.Union(List.of(anySet(random, depth - 1), anySet(random, depth - 1)));
      default -> new CharacterSet.Difference(anySet(random, depth - 1), anySet(random, depth - 1));
    };
  }
}
