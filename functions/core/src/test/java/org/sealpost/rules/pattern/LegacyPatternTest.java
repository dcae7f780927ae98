package org.sealpost.rules.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyPatternTest {
  /// Examples after Microsoft's "Regular Expressions in Transport Rules" (Exchange 2007 and 2010).
  @ParameterizedTest
  @CsvSource(
      delimiterString = " ~ ",
      textBlock =
          """
          ab*c ~ abbbbc ~ true
          ab*c ~ axc ~ false
          ^a(bc)*$ ~ abcbcbc ~ true
          ^a(bc)*$ ~ abcb ~ false
          \\d ~ 7 ~ true
          \\d ~ \\d ~ false
          \\\\d ~ \\d ~ true
          \\(525\\) ~ Code (525) ~ true
          \\(525\\) ~ Code 525 ~ false
          ^fred@contoso ~ FRED@contoso.com ~ true
          ^fred@contoso ~ alfred@contoso.com ~ false
          contoso.com$ ~ mail.contoso.com ~ true
          contoso.com$ ~ contosoXcom ~ false
          kraft|milk ~ MILK ~ true
          \\w\\w\\w ~ aß9 ~ true
          ^\\w$ ~ _ ~ false
          a+ ~ aa ~ false
          a+ ~ a+ ~ true
          x{2} ~ xx ~ false
          x{2} ~ x{2} ~ true
          [abc] ~ a ~ false
          [abc] ~ [abc] ~ true
          what? ~ wha ~ false
          what? ~ What? ~ true
          a#b ~ a#b ~ true
          (?i)a ~ a ~ false
          (?i)a ~ ?ia ~ true
          \\W ~ \\W ~ true
          \\W ~ - ~ false
          \\x41 ~ \\x41 ~ true
          a\\|b ~ a|b ~ true
          a\\*b ~ a*b ~ true
          \\D\\S ~ ab ~ true
          \\D\\S ~ 1b ~ false
          \\ ~ a\\b ~ true
          """)
  void toDotNetShouldKeepOnlyTheSubset(String legacy, String text, boolean isFound) {
    TextPattern pattern = new TextPattern(LegacyPattern.toDotNet(legacy));

    boolean found = pattern.isFoundIn(text, StepBudget.ofOneMail());

    assertThat(found).isEqualTo(isFound);
  }

  @Test
  void toDotNetShouldTakeEveryOtherCharacterLiterally() {
    String characters =
        IntStream.rangeClosed(' ', '~')
            .filter(character -> "\\|*()^$".indexOf(character) < 0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    TextPattern pattern = new TextPattern(LegacyPattern.toDotNet(characters));

    assertThat(pattern.firstIn("<" + characters + ">", StepBudget.ofOneMail()))
        .contains(characters);
  }

  @Test
  void toDotNetShouldLeaveToTextPatternWhatIsMalformed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextPattern(LegacyPattern.toDotNet("(a")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextPattern(LegacyPattern.toDotNet("*a")));
  }
}
