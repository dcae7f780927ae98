package org.sealpost.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerSubjectTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Results | Re: Results",
        "RE: Results | Re: Results",
        "AW: Results | Re: Results",
        "Aw: RE: SV: Results | Re: Results",
        "Re[4]: Results | Re: Results",
        "re(2) : Results | Re: Results",
        "回复：Results | Re: Results",
        "תשובה: Results | Re: Results",
        "رد: Results | Re: Results",
        "ΑΠ: Results | Re: Results",
        "VÁ: Results | Re: Results",
        "Fwd: Re: Results | Re: Fwd: Re: Results",
        "Regarding: Results | Re: Regarding: Results",
        "Ready: go | Re: Ready: go",
        "Re Results | Re: Re Results",
        "'' | Re:",
        "Re: | Re:",
      })
  void replyShouldHaveOnePrefix(String answered, String subject) {
    assertThat(AnswerSubject.of(AnswerKind.REPLY, answered)).isEqualTo(subject);
    assertThat(AnswerSubject.of(AnswerKind.REPLY_ALL, answered)).isEqualTo(subject);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Results | Fwd: Results",
        "FW: Results | Fwd: Results",
        "WG: Fwd: Results | Fwd: Results",
        "Re: Results | Fwd: Re: Results",
        "إعادة توجيه: Results | Fwd: Results",
        "转发：Results | Fwd: Results",
      })
  void forwardShouldHaveOnePrefix(String answered, String subject) {
    assertThat(AnswerSubject.of(AnswerKind.FORWARD, answered)).isEqualTo(subject);
  }

  @Test
  void conversationShouldNotPileUpPrefixesHoweverLongItIs() {
    String subject = "Results";
    for (String program : List.of("AW: ", "SV: ", "RE: ", "Odp: ", "R: ")) {
      subject = AnswerSubject.of(AnswerKind.REPLY, program + subject);
    }

    assertThat(subject).isEqualTo("Re: Results");
  }

  /// Threat 33.
  @Test
  void ofShouldBeOneShortLineWhateverIsAnswered() {
    Random random = new Random(20_261_122);
    String letters = "Re:Aw[2]() \t\r\n\u0000\u0085\u2028\u2029\u00a0：é😀";
    for (int round = 0; round < 5_000; round++) {
      StringBuilder answered = new StringBuilder();
      int length = random.nextInt(round % 50 == 0 ? 5_000 : 30);
      for (int at = 0; at < length; at++) {
        answered.append(letters.charAt(random.nextInt(letters.length())));
      }
      for (AnswerKind kind : AnswerKind.values()) {
        String subject = AnswerSubject.of(kind, answered.toString());

        assertThat(subject.length()).isLessThanOrEqualTo(900);
        assertThat(subject).doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}]");
        assertThat(AnswerSubject.of(kind, subject)).hasSizeLessThanOrEqualTo(901);
      }
    }
  }
}
