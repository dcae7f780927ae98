package org.sealpost.rules.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.predicate.RulePredicate;

class RuleCommandTextTest {
  private static final RuleId ID = new RuleId("11111111-2222-4333-8444-555555555555");

  @Test
  void readShouldGiveBackWhatWasWritten() {
    RandomRules random = new RandomRules(20260801);

    for (int number = 0; number < 500; number++) {
      MailFlowRule rule = random.rule(number);

      String text = RuleCommandText.write(rule);

      assertThat(RuleCommandText.read(text, rule.id(), RandomRules.NOBODY))
          .as(text)
          .isEqualTo(rule);
    }
  }

  @Test
  void randomRulesShouldHoldEveryKind() {
    RandomRules random = new RandomRules(1);

    assertThat(
            Stream.concat(random.predicates().stream(), random.actions().stream())
                .map(Object::getClass)
                .collect(Collectors.<Class<?>>toSet()))
        .isEqualTo(
            Stream.of(RulePredicate.class, RuleAction.class)
                .flatMap(RuleCommandTextTest::leaves)
                .collect(Collectors.toSet()));
  }

  @Test
  void writeShouldLeaveOutDefaultsButSayModeAndErrorAction() {
    MailFlowRule rule = RuleSet.defaults().rules().getFirst();

    String text = RuleCommandText.write(rule);

    assertThat(text)
        .isEqualTo(
            "New-TransportRule -Name 'Encrypt when the subject says so' -Mode Enforce"
                + " -RuleErrorAction Defer -FromScope InOrganization -SentToScope NotInOrganization"
                + " -SubjectContainsWords '[encrypt]' -ApplyRightsProtectionTemplate 'Encrypt'"
                + " -ApplyRightsProtectionCustomizationTemplate 'OME Configuration'");
  }

  @Test
  void writeShouldNeverHoldWhatXmlCannotCarry() {
    RandomRules random = new RandomRules(7);

    List<String> texts =
        IntStream.range(0, 200).mapToObj(random::rule).map(RuleCommandText::write).toList();

    assertThat(texts).allMatch(text -> text.codePoints().allMatch(RuleCommandTextTest::isXml));
  }

  @Test
  void readShouldRefuseWhatIsNotOneRule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleCommandText.read("Get-TransportRule", ID, RandomRules.NOBODY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleCommandText.read("", ID, RandomRules.NOBODY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleCommandText.read("New-TransportRule 'x", ID, RandomRules.NOBODY))
        .withMessageContaining("missing the terminator");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleCommandText.read("New-TransportRule 'x'", ID, RandomRules.NOBODY))
        .withMessageContaining("a rule needs an action");
  }

  private static boolean isXml(int character) {
    return Set.of(9, 10).contains(character)
        || (character >= 0x20 && character <= 0xd7ff)
        || (character >= 0xe000 && character <= 0xfffd)
        || character >= 0x10000;
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(RuleCommandTextTest::leaves)
        : Stream.of(type);
  }
}
