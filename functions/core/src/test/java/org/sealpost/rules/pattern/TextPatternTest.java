package org.sealpost.rules.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.testing.SeededRandom;

class TextPatternTest {
  @ParameterizedTest
  @CsvSource({
    "secret, a SECRET b, true",
    "secret, public, false",
    "^b, 'a\nb', true",
    "a$, 'a\nb', true",
    "a$, 'a\r\nb', true",
    "übung, ÜBUNG, true",
    "\\d{2}, a٣٤, true",
    "\\bmüll\\b, der Müll hier, true",
    "\\bmüll\\b, Müllabfuhr, false",
    "(?<!x)y, xy, false",
    "(?<=x)y, xy, true",
    "(?>a+)b, aaab, true",
    "(a)\\1, aa, true",
  })
  void isFoundInShouldSearchWithoutCaseAndWithUnicode(String regex, String text, boolean expected) {
    assertThat(new TextPattern(regex).isFoundIn(text, StepBudget.ofOneMail())).isEqualTo(expected);
  }

  @Test
  void firstInShouldGiveWhatMatchedFirst() {
    TextPattern pattern = new TextPattern("\\d+");

    assertThat(pattern.firstIn("a 12 b 345", StepBudget.ofOneMail())).contains("12");
    assertThat(pattern.firstIn("none", StepBudget.ofOneMail())).isEmpty();
  }

  /// The bounds of a text are those of the search: nothing stands before it or behind.
  @ParameterizedTest
  @ValueSource(strings = {"\\Aa\\z", "^a$", "\\ba\\b", "(?<!.)a(?!.)", "(?<![^x])a", "\\Ga\\Z"})
  void isFoundInShouldKnowTheBordersOfTheText(String regex) {
    assertThat(new TextPattern(regex).isFoundIn("a", StepBudget.ofOneMail())).isTrue();
  }

  @Test
  void newShouldRefuseTheEmptyPattern() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextPattern(""))
        .withMessage("a pattern is empty: it would match everything");
  }

  @ParameterizedTest
  @ValueSource(ints = {1025, 5_000_000})
  void newShouldRefuseMoreThan1024Characters(int length) {
    String regex = "(".repeat(length);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextPattern(regex))
        .withMessage("a pattern has at most 1,024 characters, and this one " + length);
  }

  @Test
  void newShouldAccept1024Characters() {
    assertThat(new TextPattern("ab".repeat(512)).requiredLiterals()).hasSize(1);
  }

  /// What might cost the parser, the checks or Java's own compiler stack, time or memory.
  private static Stream<String> newShouldEndForAnyPattern() {
    return Stream.of(
            "(".repeat(300) + "a" + ")".repeat(300),
            "(".repeat(1024),
            "(?:".repeat(300),
            "[".repeat(1024),
            "[a-[".repeat(256),
            "[a-[".repeat(120) + "b" + "]]".repeat(120),
            "((((a{1,1000}){1,1000}){1,1000}",
            "(((a{1,1000}){1,1000}){1,1000})b",
            "(".repeat(90) + "a" + ")?".repeat(90),
            "(".repeat(90) + "a" + ")*".repeat(90),
            "(".repeat(90) + "a" + "){2,9}".repeat(90),
            "(".repeat(90) + "a" + "){9}".repeat(90),
            "(".repeat(90) + "a|b" + "|c)".repeat(90),
            "(?=".repeat(90) + "a" + ")".repeat(90),
            "(?:(?=a*)".repeat(60) + "a" + ")*".repeat(60),
            "(?>(?:".repeat(45) + "a" + ")+)".repeat(45),
            "(?:" + "a?".repeat(500) + ")*",
            "a?".repeat(500),
            "(?:a|b?)".repeat(120),
            "(?:a|ab|abc)".repeat(80),
            "(?:" + "[a-z]{0,9}[0-9]{0,9}".repeat(45) + ")+x",
            "(?:" + "\\w\\W?".repeat(190) + ")+x",
            "(?:" + "a{0,2}|".repeat(120) + "b)*c",
            "(?:" + ".*,".repeat(300) + ")+x",
            "(?:" + "ab|".repeat(300) + "cd)+x",
            "(?:(?:[ab]{2}){20}c){20}x",
            ".*".repeat(512),
            "(a)".repeat(300) + "\\300",
            "(a)\\1".repeat(200),
            "(?:(?:(?:a{999999999}){999999999}){999999999}){999999999}",
            "(?<=" + "a{0,9}".repeat(28) + ")b",
            "(?<=(?:a{1,99}){1,99})b",
            "\\p{L}".repeat(200),
            "[\\p{L}-[\\p{Lu}-[A-Z-[M]]]]+".repeat(30),
            "(?i)(?-i)".repeat(110) + "a",
            "(?#".repeat(300) + ")",
            "\\".repeat(1024),
            "\uD83D".repeat(1024),
            "\uDE00\uD83D[\uDE00-\uDFFF]",
            "a|".repeat(511) + "b")
        .distinct();
  }

  @ParameterizedTest
  @MethodSource
  void newShouldEndForAnyPattern(String regex) {
    Optional<TextPattern> pattern = acceptedOrRefused(regex);

    pattern.ifPresent(accepted -> assertThat(accepted).hasToString(regex));
  }

  @Test
  void newShouldEndForPatternsMadeByChance() {
    SeededRandom random = new SeededRandom(40);
    List<String> pieces =
        List.of(
            "(",
            "(",
            ")",
            ")",
            "(?:",
            "(?=",
            "(?<!",
            "(?>",
            "(?<n>",
            "(?i",
            "|",
            "[",
            "]",
            "[^",
            "-[",
            "^",
            "$",
            ".",
            "*",
            "+",
            "?",
            "{2}",
            "{0,9}",
            "{1000000}",
            "\\",
            "\\d",
            "\\b",
            "\\1",
            "\\k<n>",
            "\\p{L}",
            "\\u00",
            "a",
            "b",
            "-",
            ",",
            "}",
            ":",
            "😀",
            "\uD83D",
            "#",
            " ",
            "\0");

    int accepted = 0;
    for (int round = 0; round < 8_000; round++) {
      StringBuilder regex = new StringBuilder();
      for (int length = 1 + random.nextInt(20); length > 0; length--) {
        regex.append(pieces.get(random.nextInt(pieces.size())));
      }
      accepted += acceptedOrRefused(regex.toString()).isPresent() ? 1 : 0;
    }

    assertThat(accepted).isBetween(200, 6_000);
  }

  /// Any other exception, or error, ends the test.
  private static Optional<TextPattern> acceptedOrRefused(String regex) {
    try {
      return Optional.of(new TextPattern(regex));
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageMatching("(?s)(?:a|not a|this) pattern.+");
      return Optional.empty();
    }
  }

  /// What passes the check and still takes long: each finds what it finds within its budget, or
  /// says that it cannot tell.
  @ParameterizedTest
  @ValueSource(
      strings = {
        ".*.*.*.*.*.*.*x",
        "(?s).*?.*?.*?.*?.*?.*?x",
        "(?:a?){60}a{60}x",
        "(a?|b?){60}\\Z!",
        "(?=(a+))*\\1x",
        "(?:|){60}x",
        "(?:|){60}(?!)",
        "(?:a|b)*?x",
        "(?:a|ab|b)(?:a|ab|b)(?:a|ab|b)(?:a|ab|b)(?:a|ab|b)(?:a|ab|b)(?:a|ab|b)(?:a|ab|b)x",
        "(?:ab|a)*x",
        "(a*)(a*)(a*)(a*)(a*)\\1\\2\\3\\4\\5!",
        "(?=.*?.*?.*?.*?.*?.*?!$)(?=.*?.*?.*?.*?.*?\\?)a",
        "(?<=[ab]{0,200})[ab]{0,200}[ab]{0,200}x",
        "[ab]{0,9999}[ab]{0,9999}[ab]{0,9999}x",
        "(?:\\b){2000000000}x",
        "(?:a?){2000000000}x",
        "(?:(?=a)|(?=b)|){2000000000}x",
        "a{2000000000}",
        "(?:ab){2000000000}",
      })
  void isFoundInShouldEndForAnyPattern(String regex) {
    TextPattern pattern = new TextPattern(regex);

    for (String text : List.of("", "a", "a".repeat(60) + "!", "ab".repeat(20_000) + "!")) {
      StepBudget budget = new StepBudget(3_000_000);
      boolean isFound = isFoundOrUndecided(pattern, text, budget);

      assertThat(isFound && budget.stepsLeft() == 0).isFalse();
    }
  }

  private static boolean isFoundOrUndecided(TextPattern pattern, String text, StepBudget budget) {
    try {
      return pattern.isFoundIn(text, budget);
    } catch (RuleEvaluationException undecided) {
      assertThat(undecided.getMessage()).doesNotContain("abab");
      return false;
    }
  }

  /// At the end of a text the matcher asks for no character: there, and in the empty text, ways
  /// that double must count all the same.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?:a?|b?)",
        "(?:|)",
        "(?:\\b|\\B|)",
        "(?:(?=|a)|)",
        "(?:a*)?",
        "(?:$)?",
        "(?:|(?:|(?:|)))",
        "(?:a?){0,3}",
        "(?:(?!a))??",
        "(?>|a)?",
      })
  void isFoundInShouldCountWaysThatLookAtNothing(String doubling) {
    TextPattern pattern = new TextPattern("(y)?" + doubling.repeat(50) + "\\1");
    StepBudget budget = new StepBudget(1_000);

    assertThatThrownBy(() -> pattern.isFoundIn("", budget))
        .isInstanceOf(RuleEvaluationException.class);
    assertThat(budget.stepsLeft()).isZero();
  }

  /// The steps of one search are bounded by its text's length, those of a mail by its budget.
  @Test
  void isFoundInShouldLeaveTheRestOfTheMailsBudget() {
    TextPattern hostile = new TextPattern(".*.*.*.*.*.*.*x");
    StepBudget budget = StepBudget.ofOneMail();
    long before = budget.stepsLeft();

    assertThatThrownBy(() -> hostile.isFoundIn("a".repeat(1_000), budget))
        .isInstanceOf(RuleEvaluationException.class)
        .hasMessage("a pattern took too many steps");

    assertThat(before - budget.stepsLeft()).isBetween(1_000_000L, 1_300_000L);
    assertThat(new TextPattern("b").isFoundIn("ab", budget)).isTrue();
  }

  @Test
  void isFoundInShouldSearchNoMoreWhenTheBudgetIsUsedUp() {
    StepBudget budget = new StepBudget(0);

    assertThatThrownBy(() -> new TextPattern("a").isFoundIn("a", budget))
        .isInstanceOf(RuleEvaluationException.class);
    assertThatThrownBy(() -> new TextPattern("a").isFoundIn("", budget))
        .isInstanceOf(RuleEvaluationException.class);
  }

  /// Honest patterns on a long line: in proportion to the text, and not to its square.
  @ParameterizedTest
  @ValueSource(
      strings = {
        ".*foo.*bar",
        "[\\S\\s]+secret",
        "(.|\\n)*secret",
        "\\w+@\\w+",
        "[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}",
        "\\b(?:\\d[ -]*?){13,16}\\b",
        "(?<!\\d)\\d{3}-\\d{2}-\\d{4}(?!\\d)",
        "[^\\0]*secret",
        "(?:\\d{1,3}\\.){3}\\d{1,3}",
      })
  void isFoundInShouldTakeFewStepsForHonestPatterns(String regex) {
    TextPattern pattern = new TextPattern(regex);
    String text = "foo" + "lorem1ipsum2".repeat(10_000);
    StepBudget budget = StepBudget.ofOneMail();
    long before = budget.stepsLeft();

    boolean isFound = pattern.isFoundIn(text, budget);

    assertThat(isFound).isFalse();
    assertThat(before - budget.stepsLeft()).isLessThan(20L * text.length());
  }

  @Test
  void isFoundInShouldSayWhenTheMatcherRecursesTooDeeply() {
    TextPattern pattern = new TextPattern("^(?:ab|ba)*$");
    String text = "ab".repeat(10_000_000);

    assertThatThrownBy(() -> pattern.isFoundIn(text, StepBudget.ofOneMail()))
        .isInstanceOf(RuleEvaluationException.class)
        .hasMessage("a pattern recurses too deeply");
  }

  @Test
  void isFoundInShouldGoDeeperThanAThreadUsuallyCan() {
    TextPattern honest = new TextPattern("(?:\\w+[ ,]+)+xyz");
    String text = "lorem ipsum, ".repeat(20_000) + "xyz";

    assertThat(honest.isFoundIn(text, StepBudget.ofOneMail())).isTrue();
  }

  @Test
  void isFoundInShouldKeepToTheBudgetOnADeepStackToo() {
    TextPattern pattern = new TextPattern("^(?:ab|ba)*$");
    StepBudget budget = new StepBudget(200_000);

    assertThatThrownBy(() -> pattern.isFoundIn("ab".repeat(500_000), budget))
        .isInstanceOf(RuleEvaluationException.class)
        .hasMessage("a pattern took too many steps");
    assertThat(budget.stepsLeft()).isZero();
  }

  @Test
  void equalsShouldCompareThePatternAsGiven() {
    assertThat(new TextPattern("a b "))
        .isEqualTo(new TextPattern("a b "))
        .hasSameHashCodeAs(new TextPattern("a b "))
        .hasToString("a b ")
        .isNotEqualTo(new TextPattern("a b"))
        .isNotEqualTo(new TextPattern("a[ ]b "));
  }
}
