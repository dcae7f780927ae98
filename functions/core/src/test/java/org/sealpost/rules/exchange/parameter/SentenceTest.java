package org.sealpost.rules.exchange.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0007',
      value = {
        "a rule needs an action~A rule needs an action.",
        "Done.~Done.",
        "is it a placeholder?~Is it a placeholder?",
        "'b' is none of these~'b' is none of these.",
        "$true or $false is needed~$true or $false is needed.",
        "éa~Éa.",
      })
  void ofShouldBeginAndEndAsSentencesDo(String reason, String sentence) {
    assertThat(Sentence.of(reason)).isEqualTo(sentence);
    assertThat(Sentence.of(sentence)).isEqualTo(sentence);
  }

  @Test
  void ofShouldLeaveNothingAsItIs() {
    assertThat(Sentence.of("")).isEmpty();
  }
}
