package org.sealpost.rules.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {
  @ParameterizedTest
  @CsvSource({
    "secret, a SECRET b, true",
    "secret, public, false",
    "^b, 'a\nb', true",
    "a$, 'a\nb', true",
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

  @ParameterizedTest
  @ValueSource(strings = {"", "(", "[a", "*", "(?<n>a)(?<n>b)", "\\", "a{2,1}"})
  void newShouldRefuseWhatIsNoPattern(String regex) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TextPattern(regex));
  }

  @Test
  void newShouldRefuseMoreThan1024Characters() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TextPattern("a".repeat(1025)));
  }

  /// Each either finds nothing within its budget, or says that it cannot tell; none runs for ever,
  /// none ends the thread.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+$",
        "(a|aa)+$",
        "(a|a)*$",
        "(.*)*x",
        "(.*a){20}$",
        "(a*)*\\1x",
        "(a+)+\\1x",
        "(a|b|ab)*\\1x",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(?:a?){60}a{60}x",
        "(?:a|b)*?x",
        "((a|b)*)*x",
        "(?=(a+))*\\1x",
        "(?:|){60}x",
        "(?:|){60}(?!)",
        "(a?|b?){60}\\Z!",
        "(?:(a|aa)){30}\\1x",
        ".*.*.*.*.*.*.*x",
        "(?s).*?.*?.*?.*?.*?.*?x",
      })
  void isFoundInShouldEndForAnyPattern(String regex) {
    TextPattern pattern = new TextPattern(regex);

    for (String text : new String[] {"", "a", "a".repeat(60) + "!", "ab".repeat(20_000) + "!"}) {
      assertTimeoutPreemptively(Duration.ofSeconds(60), () -> isFoundOrUndecided(pattern, text));
    }
  }

  private static boolean isFoundOrUndecided(TextPattern pattern, String text) {
    try {
      return pattern.isFoundIn(text, StepBudget.ofOneMail());
    } catch (RuleEvaluationException undecided) {
      assertThat(undecided.getMessage()).doesNotContain("abab");
      return false;
    }
  }

  @Test
  void equalsShouldCompareThePatternAsGiven() {
    assertThat(new TextPattern("a b ")).isEqualTo(new TextPattern("a b "));
    assertThat(new TextPattern("a b ")).hasToString("a b ").isNotEqualTo(new TextPattern("a b"));
  }
}
