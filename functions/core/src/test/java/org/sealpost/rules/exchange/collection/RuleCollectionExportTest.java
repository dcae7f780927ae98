package org.sealpost.rules.exchange.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.ProtectionAction;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.exchange.RandomRules;
import org.sealpost.rules.exchange.collection.ImportOptions.Arrival;
import org.sealpost.rules.exchange.collection.ImportReport.Outcome.NotImported;

class RuleCollectionExportTest {
  @Test
  void importShouldGiveBackWhatWasExported() throws RefusedFileException {
    for (int seed = 0; seed < 20; seed++) {
      RuleSet rules = new RandomRules(seed).ruleSet(20);

      ImportReport report = imported(RuleCollectionExport.write(rules), new RuleSet(List.of()));

      assertThat(report.after()).isEqualTo(withOursLast(rules));
    }
  }

  /// An import that Exchange refuses is refused whole: no command names a parameter that Exchange
  /// does not have, and none is without an action.
  @Test
  void commandsShouldHoldWhatExchangeHas() throws Exception {
    MailFlowRule whole =
        rule(
            "Whole",
            new ProtectionAction.ForcePortal(),
            new ProtectionAction.ApplyRightsProtectionTemplate("Encrypt"));
    MailFlowRule ours =
        rule("Ours", new ProtectionAction.OpenSmime(), new ProtectionAction.ForcePortal());
    RuleSet rules = new RuleSet(List.of(whole, ours));

    byte[] file = RuleCollectionExport.write(rules);

    String text = new String(file, StandardCharsets.UTF_16);
    assertThat(withoutInstructions(text))
        .contains("-ApplyRightsProtectionTemplate 'Encrypt'")
        .contains(
            "-Name 'Ours' -Mode Enforce -RuleErrorAction Defer -SetAuditSeverity DoNotAudit]]")
        .doesNotContain("ForcePortal", "OpenSmime");
    assertThat(text)
        .contains("<?sealpost -ForcePortal $true?>")
        .contains("<?sealpost -OpenSmime $true -ForcePortal $true -SetAuditSeverity $null?>");
    assertThat(imported(file, new RuleSet(List.of())).after()).isEqualTo(withOursLast(rules));
    assertThat(
            imported(
                    withoutInstructions(text).getBytes(StandardCharsets.UTF_16),
                    new RuleSet(List.of()))
                .rules())
        .noneMatch(one -> one.outcome() instanceof NotImported);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-ForcePortal",
        "-ApplyRightsProtectionTemplate 'Encrypt'",
        "-Enabled $false",
        "-WhatIf",
        "-ForcePortal $true; Remove-TransportRule x",
        "-ForcePortal $true | Format-List",
        "-ForcePortal $(x)",
        "'"
      })
  void importShouldTakeNothingElseFromInstructions(String data) throws Exception {
    RuleSet rules = new RuleSet(List.of(rule("Whole", new ProtectionAction.ForcePortal())));
    String text = new String(RuleCollectionExport.write(rules), StandardCharsets.UTF_16);

    ImportReport report =
        imported(
            text.replaceAll(
                    "<\\?sealpost.*?\\?>", Matcher.quoteReplacement("<?sealpost " + data + "?>"))
                .getBytes(StandardCharsets.UTF_16),
            new RuleSet(List.of()));

    assertThat(report.rules())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.outcome())
                    .isInstanceOfSatisfying(
                        NotImported.class, not -> assertThat(not.why()).contains("<?sealpost?>")));
  }

  private static String withoutInstructions(String text) {
    return text.replaceAll("<\\?sealpost.*?\\?>", "");
  }

  private static MailFlowRule rule(String name, RuleAction... actions) {
    return new MailFlowRule(
        RuleId.of(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
        new RuleName(name),
        true,
        RuleProperties.DEFAULT,
        List.of(),
        List.of(),
        List.of(actions),
        List.of());
  }

  /// The one difference that a file makes, and it is none.
  private static RuleSet withOursLast(RuleSet rules) {
    return new RuleSet(
        rules.rules().stream()
            .map(
                rule ->
                    new MailFlowRule(
                        rule.id(),
                        rule.name(),
                        rule.enabled(),
                        rule.properties(),
                        rule.conditions(),
                        rule.exceptions(),
                        Stream.of(false, true)
                            .flatMap(
                                last -> rule.actions().stream().filter(one -> isOurs(one) == last))
                            .toList(),
                        rule.kept()))
            .toList());
  }

  private static boolean isOurs(RuleAction action) {
    return action instanceof ProtectionAction.ForcePortal
        || action instanceof ProtectionAction.OpenSmime;
  }

  @Test
  void importShouldTakeUpToThousandRules() throws RefusedFileException {
    RuleSet rules = new RandomRules(5).ruleSet(RuleSet.MOST_RULES);

    ImportReport report = imported(RuleCollectionExport.write(rules), new RuleSet(List.of()));

    assertThat(report.after()).isEqualTo(withOursLast(rules));
    assertThat(report.rules()).noneMatch(one -> one.outcome() instanceof NotImported);
  }

  @Test
  void writeShouldLookAsExchangeWritesIt() {
    byte[] file = RuleCollectionExport.write(RuleSet.defaults());

    assertThat(file).startsWith(0xff, 0xfe);
    assertThat(new String(file, StandardCharsets.UTF_16))
        .startsWith(
            """
            <?xml version="1.0" encoding="utf-16" standalone="yes"?>
            <rules name="TransportVersioned">
              <rule name="Encrypt when the subject says so" id="5ea19057-0000-4000-8000-000000000001" format="cmdlet">
                <version requiredMinVersion="15.0.3.0">
                  <commandBlock><![CDATA[New-TransportRule -Name 'Encrypt\
            """
                .replace("\n", "\r\n"))
        .endsWith("</rules>\r\n");
  }

  @Test
  void writeShouldWriteNoRulesAsWell() throws RefusedFileException {
    ImportReport report =
        imported(RuleCollectionExport.write(new RuleSet(List.of())), RuleSet.defaults());

    assertThat(report.after()).isEqualTo(RuleSet.defaults());
    assertThat(report.notices()).containsExactly("The file holds no rules.");
  }

  private static ImportReport imported(byte[] file, RuleSet before) throws RefusedFileException {
    return RuleCollectionImport.read(
        file, ImportOptions.of(RandomRules.NOBODY, before).withArrival(Arrival.AS_WRITTEN));
  }
}
