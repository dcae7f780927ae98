package org.sealpost.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.rules.predicate.RulePredicate;

class RuleJsonTest {
  private static final String RULE =
      """
      {"rules": [{
        "name": "Encrypt", "enabled": true, "mode": "ENFORCE", "errorAction": "DEFER",
        "conditions": [{"SentToScope": {"scope": "OUTSIDE"}}],
        "exceptions": [{"SubjectContainsWords": {"words": ["public"]}}],
        "actions": [{"ApplyRightsProtectionTemplate": {"template": "Encrypt"}}]
      }]}
      """;

  @Test
  void samplesShouldHaveOneOfEachKind() {
    assertThat(RuleSamples.predicates())
        .extracting(Object::getClass)
        .containsAll(kinds(RulePredicate.class).toList());
    assertThat(RuleSamples.actions())
        .extracting(Object::getClass)
        .containsAll(kinds(RuleAction.class).toList());
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(RuleJsonTest::kinds)
        : Stream.of(type);
  }

  @ParameterizedTest
  @MethodSource
  void readShouldGiveBackWhatWriteTook(RuleSet rules) {
    assertThat(RuleJson.read(RuleJson.write(rules))).isEqualTo(rules);
  }

  static Stream<RuleSet> readShouldGiveBackWhatWriteTook() {
    RuleAction stop = new RuleAction.StopRuleProcessing();
    Stream<RuleSet> ofPredicates =
        RuleSamples.predicates().stream()
            .map(
                predicate ->
                    new RuleSet(
                        List.of(
                            RuleSamples.rule("r", List.of(predicate), List.of(predicate), stop))));
    Stream<RuleSet> ofActions =
        RuleSamples.actions().stream()
            .map(
                action ->
                    new RuleSet(List.of(RuleSamples.rule("r", List.of(), List.of(), action))));
    RuleSet several =
        new RuleSet(
            IntStream.range(0, 3)
                .mapToObj(
                    index ->
                        new MailFlowRule(
                            new RuleName("rule " + index + " \"ü\""),
                            index != 1,
                            index == 2 ? RuleMode.AUDIT : RuleMode.ENFORCE,
                            index == 0 ? RuleErrorAction.IGNORE : RuleErrorAction.DEFER,
                            RuleSamples.predicates(),
                            RuleSamples.predicates(),
                            RuleSamples.actions()))
                .toList());
    return Stream.of(
            ofPredicates, ofActions, Stream.of(several, RuleSet.defaults(), new RuleSet(List.of())))
        .flatMap(stream -> stream);
  }

  @Test
  void readShouldTakeWhatADeveloperWrites() {
    RuleSet rules = RuleJson.read(RULE);

    assertThat(rules.rules())
        .singleElement()
        .satisfies(rule -> assertThat(rule.name()).hasToString("Encrypt"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SentToScope | SentToNowhere | SentToNowhere",
        "ApplyRightsProtectionTemplate | ApplyNothing | ApplyNothing",
        "\"scope\" | \"scop\" | scop",
        "\"scope\": \"OUTSIDE\" | \"scope\": \"ELSEWHERE\" | scope",
        "\"scope\": \"OUTSIDE\" | \"scope\": 1 | scope",
        "\"scope\": \"OUTSIDE\" | \"scope\": null | scope",
        "{\"scope\": \"OUTSIDE\"} | {} | scope",
        "{\"scope\": \"OUTSIDE\"} | {\"scope\": \"OUTSIDE\", \"more\": 1} | more",
        "\"mode\": \"ENFORCE\", | | mode",
        "\"mode\": \"ENFORCE\" | \"mode\": \"enforced\" | mode",
        "\"mode\": \"ENFORCE\" | \"mode\": 0 | mode",
        "\"errorAction\": \"DEFER\", | | errorAction",
        "\"enabled\": true, | | enabled",
        "\"enabled\": true | \"enabled\": null | enabled",
        "\"enabled\": true | \"enabled\": 0 | enabled",
        "\"enabled\": true | \"enabled\": \"true\" | enabled",
        "\"enabled\": true | \"enabled\": \"\" | enabled",
        "\"enabled\": true | \"enabled\": true, \"enabled\": false | enabled",
        "\"name\": \"Encrypt\" | \"name\": \"\" | name",
        "\"name\": \"Encrypt\" | \"name\": null | name",
        "\"name\": \"Encrypt\" | \"name\": 7 | name",
        "\"name\": \"Encrypt\" | \"name\": {} | name",
        "[\"public\"] | [] | word",
        "[\"public\"] | [null] | word",
        "[\"public\"] | [1] | word",
        "[\"public\"] | \"public\" | words",
        "[\"public\"] | null | words",
        "\"conditions\": [ | \"conditions\": [null, | conditions",
        "\"conditions\": [ | \"conditions\": [{}, | conditions",
        "\"conditions\": [ | \"conditions\": [\"SentToScope\", | conditions",
        "\"conditions\": [ | \"conditions\": [{\"SentToScope\": {\"scope\": \"INSIDE\"}}, | condition",
        "\"template\": \"Encrypt\" | \"template\": 1 | template",
        "\"rules\" | \"rule\" | rule",
      })
  void readShouldRefuseAndNameThePlace(String part, String replacement, String named) {
    String json = RULE.replace(part, replacement == null ? "" : replacement);

    assertThat(json).isNotEqualTo(RULE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleJson.read(json))
        .withMessageContaining(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "{}",
        "1",
        "\"\"",
        "{\"rules\": null}",
        "{\"rules\": [null]}",
        "{\"rules\": []} {}",
        "{\"rules\": []",
        "[[[[[["
      })
  void readShouldRefuseWhatIsNoRuleSet(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> RuleJson.read(json));
  }

  @Test
  void readShouldRefuseDepthWithoutEnd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleJson.read("{\"rules\":" + "[".repeat(100_000)));
  }

  @Test
  void writeShouldNameKindsAsTheRecordsAreNamed() {
    assertThat(RuleJson.write(RuleSet.defaults()))
        .contains("\"SentToScope\" : {", "\"ApplyRightsProtectionTemplate\" : {", "[encrypt]");
  }
}
