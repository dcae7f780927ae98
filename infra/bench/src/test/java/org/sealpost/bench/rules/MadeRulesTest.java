package org.sealpost.bench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.bench.AuthoredMail;
import org.sealpost.rules.Decision;
import org.sealpost.rules.RuleSet;

final class MadeRulesTest {
  @ParameterizedTest
  @ValueSource(ints = {10, 100, 1000})
  void ofShouldMakeTheSameRulesEachTime(int count) {
    RuleSet rules = MadeRules.of(count);

    assertThat(rules.rules()).hasSize(count);
    assertThat(MadeRules.of(count)).isEqualTo(rules);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100})
  void decideShouldGiveTheSameWithAndWithoutLexicon(int count) throws Exception {
    byte[] mail = AuthoredMail.of(75 * 1024, 0);
    RuleSet rules = MadeRules.of(count);

    assertThat(new Deciding(mail, Deciding.withLexicon(rules)).decide())
        .isEqualTo(new Deciding(mail, Deciding.naive(rules)).decide());
  }

  @Test
  void parseAndDecideShouldDecideAboutTheRecipient() throws Exception {
    Deciding deciding =
        new Deciding(AuthoredMail.of(75 * 1024, 0), Deciding.withLexicon(RuleSet.defaults()));

    assertThat(deciding.parseAndDecide().decisions())
        .singleElement()
        .isInstanceOf(Decision.Protect.class);
  }

  @Test
  void memoryShouldBeMeasuredInTextsHeld() throws Exception {
    TextMemory memory = TextMemory.of(4 * 1024 * 1024, MadeRules.of(10));

    assertThat(memory.held()).isBetween(0.5, 4.0);
    assertThat(memory.allocated()).isPositive();
  }
}
