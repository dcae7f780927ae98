package org.sealpost.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.rules.action.EndingAction.StopRuleProcessing;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.predicate.RulePredicate;

class RuleJsonTest {
  static final String RULE =
      """
      {"rules": [{
        "id": "5ea19057-0000-4000-8000-000000000002",
        "name": "Encrypt", "enabled": true,
        "properties": {
          "mode": "ENFORCE", "errorAction": "DEFER", "activation": "2026-11-22T00:00:00Z",
          "senderAddressLocation": "HEADER", "recipientAddressType": "RESOLVED",
          "auditSeverity": "LOW", "comments": "why"
        },
        "conditions": [
          {"SentToScope": {"scope": "OUTSIDE"}},
          {"SenderIpRanges": {"ranges": ["192.0.2.0/24"]}},
          {"MessageSizeOver": {"size": "20 MB"}}
        ],
        "exceptions": [{"SubjectContainsWords": {"words": ["public"]}}],
        "actions": [{"ApplyRightsProtectionTemplate": {"template": "Encrypt"}}],
        "kept": [{"name": "DlpPolicy", "value": "x", "kind": "REMARK"}]
      }]}
      """;

  @Test
  void samplesShouldHaveOneOfEachKind() {
    assertThat(RuleSamples.predicates())
        .extracting(Object::getClass)
        .containsAll(kinds(RulePredicate.class).toList());
    assertThat(Stream.of(RuleSamples.actions(), RuleSamples.otherEndings()).flatMap(List::stream))
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
    RuleAction stop = new StopRuleProcessing();
    Stream<MailFlowRule> ofPredicates =
        RuleSamples.predicates().stream()
            .map(one -> RuleSamples.rule("r", List.of(one), List.of(one), stop));
    Stream<MailFlowRule> ofActions =
        Stream.of(RuleSamples.actions(), RuleSamples.otherEndings())
            .flatMap(List::stream)
            .map(one -> RuleSamples.rule("r", List.of(), List.of(), one));
    return Stream.concat(
        Stream.concat(ofPredicates, ofActions).map(rule -> new RuleSet(List.of(rule))),
        Stream.of(RuleSamples.ruleSet(), RuleSet.defaults(), new RuleSet(List.of())));
  }

  @Test
  void readShouldTakeWhatADeveloperWrites() {
    RuleSet rules = RuleJson.read(RULE);

    assertThat(rules.rules())
        .singleElement()
        .satisfies(rule -> assertThat(rule.name()).hasToString("Encrypt"))
        .satisfies(
            rule -> assertThat(rule.properties().auditSeverity()).contains(AuditSeverity.LOW));
  }

  @Test
  void readShouldFillInWhatIsAsUsual() {
    RuleSet rules =
        RuleJson.read(
            """
            {"rules": [{
              "id": "5ea19057-0000-4000-8000-000000000002", "name": "Stop",
              "properties": {"comments": "why"},
              "actions": [{"StopRuleProcessing": {}}]
            }]}
            """);

    MailFlowRule rule = rules.rules().getFirst();
    assertThat(rule.enabled()).isTrue();
    assertThat(rule.conditions()).isEmpty();
    assertThat(rule.properties().comments()).isEqualTo("why");
    assertThat(rule.properties().withMode(RuleMode.ENFORCE))
        .usingRecursiveComparison()
        .ignoringFields("comments")
        .isEqualTo(RuleProperties.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SentToScope | SentToNowhere | SentToNowhere",
        "SentToScope | senttoscope | senttoscope",
        "ApplyRightsProtectionTemplate | ApplyNothing | ApplyNothing",
        "\"scope\" | \"scop\" | scop",
        "\"scope\": \"OUTSIDE\" | \"scope\": \"ELSEWHERE\" | scope",
        "\"scope\": \"OUTSIDE\" | \"scope\": 1 | scope",
        "\"scope\": \"OUTSIDE\" | \"scope\": null | scope",
        "{\"scope\": \"OUTSIDE\"} | {} | scope",
        "{\"scope\": \"OUTSIDE\"} | null | SentToScope",
        "{\"scope\": \"OUTSIDE\"} | {\"scope\": \"OUTSIDE\", \"more\": 1} | more",
        "\"mode\": \"ENFORCE\" | \"mode\": \"enforced\" | mode",
        "\"mode\": \"ENFORCE\" | \"mode\": 0 | mode",
        "\"mode\": \"ENFORCE\" | \"mode\": null | mode",
        "\"errorAction\": \"DEFER\" | \"errorAction\": \"\" | errorAction",
        "\"activation\": \"2026-11-22T00:00:00Z\" | \"activation\": \"22.11.2026\" | activation",
        "\"activation\": \"2026-11-22T00:00:00Z\" | \"activation\": 1 | activation",
        "\"auditSeverity\": \"LOW\" | \"auditSeverity\": \"Low\" | auditSeverity",
        "\"enabled\": true | \"enabled\": null | enabled",
        "\"enabled\": true | \"enabled\": 0 | enabled",
        "\"enabled\": true | \"enabled\": \"true\" | enabled",
        "\"enabled\": true | \"enabled\": \"\" | enabled",
        "\"enabled\": true | \"enabled\": true, \"enabled\": false | enabled",
        "\"enabled\": true | \"active\": true | active",
        "\"id\": \"5ea19057-0000-4000-8000-000000000002\", | | id",
        "\"id\": \"5ea19057-0000-4000-8000-000000000002\" | \"id\": \"1\" | id",
        "\"name\": \"Encrypt\", | | name",
        "\"name\": \"Encrypt\" | \"name\": \"\" | name",
        "\"name\": \"Encrypt\" | \"name\": null | name",
        "\"name\": \"Encrypt\" | \"name\": 7 | name",
        "\"name\": \"Encrypt\" | \"name\": {} | name",
        "[\"public\"] | [] | word",
        "[\"public\"] | [null] | word",
        "[\"public\"] | [1] | word",
        "[\"public\"] | \"public\" | words",
        "[\"public\"] | null | words",
        "[\"192.0.2.0/24\"] | [\"mail.example\"] | ranges",
        "[\"192.0.2.0/24\"] | [\"192.0.2.0/33\"] | ranges",
        "\"20 MB\" | \"20 PB\" | size",
        "\"20 MB\" | 20 | size",
        "\"kind\": \"REMARK\" | \"kind\": \"CONDITION\" | unsupported",
        "\"kind\": \"REMARK\" | \"kind\": \"NOTE\" | kind",
        "\"conditions\": [ | \"conditions\": [null, | conditions",
        "\"conditions\": [ | \"conditions\": [{}, | conditions",
        "\"conditions\": [ | \"conditions\": [\"SentToScope\", | conditions",
        "\"conditions\": [ | \"conditions\": [{\"SentToScope\": {\"scope\": \"INSIDE\"}}, | condition",
        "\"exceptions\": [ | \"exceptions\": [[], | exceptions",
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
        "{\"rules\": {}}",
        "{\"rules\": [[]]}",
        "{\"rules\": [{\"properties\": []}]}",
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
