package org.sealpost.rules.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredLiteralsTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " ~ ",
      textBlock =
          """
          secret ~ secret
          SECRET ~ secret
          .*confidential.* ~ confidential
          ^\\s*secret ~ secret
          secrets? ~ secret,secrets
          colou?r ~ color,colour
          [Ss]ecret ~ secret
          gr[ae]y ~ gray,grey
          foo|bar|quux ~ foo,bar,quux
          (?:foo|bar)baz ~ foobaz,barbaz
          (foo|barbaz)\\d+ ~ foo,barbaz
          ab\\d+cdef ~ cdef
          abcd\\d+ef ~ abcd
          (?:abc)+ ~ abc
          (?:ab){2} ~ abab
          (?:ab){2,} ~ abab
          (?:ab|cd){2}x* ~ abab,abcd,cdab,cdcd
          (?>secret) ~ secret
          (?<n>secret)\\k<n> ~ secret
          foo(?=bar) ~ foo
          (?=.*foobar).*x ~ foobar
          (?<=secret)\\d ~ secret
          (?!secret)public ~ public
          sec\\bret ~ secret
          (?-i)Secret ~ secret
          a\\.b\\ c ~ a.b c
          \u212Aelvin ~ kelvin
          maſter ~ master
          """)
  void ofShouldTakeTheBestFactor(String regex, String literals) {
    Set<String> required = new TextPattern(regex).requiredLiterals();

    assertThat(required).containsExactlyInAnyOrder(literals.split(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "\\d{3}-\\d{2}-\\d{4}",
        "(?:secret)?",
        "(?:secret)*",
        "(?:secret){0}",
        "secret|\\d+",
        "secret|",
        "secret|x",
        "(?!secret)",
        "(?<!secret)",
        "\\w+",
        "[a-z]+",
        "[^s]e",
        ".*",
        "𐐀𐐁",
      })
  void ofShouldBeEmptyWhenNothingCanBeSaid(String regex) {
    assertThat(new TextPattern(regex).requiredLiterals()).isEmpty();
  }

  @Test
  void ofShouldTakeLongAlternations() {
    String words =
        IntStream.range(0, 120)
            .mapToObj(number -> "word" + number)
            .collect(Collectors.joining("|"));

    assertThat(new TextPattern("\\b(?:" + words + ")\\b").requiredLiterals()).hasSize(120);
  }

  @Test
  void ofShouldNotMultiplyWithoutEnd() {
    String regex = "(?:ab|cd|ef)".repeat(80);

    Set<String> required = new TextPattern(regex).requiredLiterals();

    assertThat(required).isNotEmpty().hasSizeLessThanOrEqualTo(512);
  }

  /// The promise itself: a text without any of the literals is never one that matches.
  @Test
  void ofShouldStandInEveryTextThatMatches() {
    RandomRegexes regexes = new RandomRegexes(40);
    int matched = 0;

    for (int round = 0; round < 2_500; round++) {
      String regex = regexes.regex(4);
      Optional<TextPattern> pattern = accepted(regex);
      if (pattern.isEmpty() || pattern.get().requiredLiterals().isEmpty()) {
        continue;
      }
      for (int text = 0; text < 6; text++) {
        matched += check(pattern.get(), regexes.textNear(regex));
        matched += check(pattern.get(), regexes.textOf(regex));
      }
    }

    assertThat(matched).isGreaterThan(500);
  }

  private static Optional<TextPattern> accepted(String regex) {
    try {
      return Optional.of(new TextPattern(regex));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  private static int check(TextPattern pattern, String text) {
    boolean isFound = pattern.isFoundIn(text, StepBudget.ofOneMail());
    if (isFound) {
      String folded = Folding.fold(text);
      assertThat(pattern.requiredLiterals())
          .as("literals of %s in %s", pattern, text)
          .anyMatch(folded::contains);
    }
    return isFound ? 1 : 0;
  }

  /// Every letter that has a case, as a pattern and against all that have one; those of ASCII
  /// against all characters of the basic plane.
  @Test
  void foldShouldEqualWhatAPatternTakesToBeEqual() {
    String all = textOf(character -> !Character.isSurrogate((char) character));
    String cased = textOf(letter -> Character.toUpperCase(letter) != Character.toLowerCase(letter));

    cased.chars().forEach(letter -> assertFoldedAlike(letter, letter < 128 ? all : cased));
  }

  private static String textOf(IntPredicate characters) {
    return IntStream.rangeClosed(1, Character.MAX_VALUE)
        .filter(characters)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static void assertFoldedAlike(int letter, String all) {
    String folded = Folding.fold(Character.toString(letter));
    Pattern.compile(
            Character.toString(letter),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS)
        .matcher(all)
        .results()
        .forEach(found -> assertThat(Folding.fold(found.group())).isEqualTo(folded));
  }
}
