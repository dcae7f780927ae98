package org.sealpost.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.NOW;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.administration.SaveResult.Conflict;
import org.sealpost.administration.SaveResult.Saved;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.ProtectionSettingsJson;
import org.sealpost.protection.settings.SenderControls;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.TemplateStatus;
import org.sealpost.rules.KeptParameter;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleErrorAction;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.EndingAction.Quarantine;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.ProtectionAction.ForcePortal;
import org.sealpost.rules.action.ProtectionAction.OpenSmime;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Race;
import org.sealpost.testing.SeededRandom;
import org.sealpost.wiring.Doors;

class RuleAdministrationTest {
  private static final MailFlowRule LEGAL = rule(1, "Legal", "contract");
  private static final MailFlowRule HEALTH = rule(2, "Health", "diagnosis");
  private static final MailFlowRule MONEY = rule(3, "Money", "iban");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final RuleAdministration administration = Doors.ruleAdministration(platform);

  @Test
  void currentShouldBeTheDefaultsAtFirst() {
    assertThat(administration.current())
        .isEqualTo(new StoredConfiguration<>(0, RuleSet.defaults()));
    assertThat(administration.version(0)).contains(RuleSet.defaults());
    assertThat(administration.version(1)).isEmpty();
    assertThat(administration.history(Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void saveShouldPutTheRulesInForceAndNameTheirAuthor() {
    SaveResult result = administration.save(rules(LEGAL), 0, "alice", "Legal\nwants it ");

    assertThat(result).isEqualTo(new Saved(1));
    assertThat(administration.current()).isEqualTo(new StoredConfiguration<>(1, rules(LEGAL)));
    assertThat(administration.history(Long.MAX_VALUE, 10))
        .containsExactly(new ConfigurationVersion(1, NOW, "alice", "Legal wants it"));
  }

  @Test
  void saveShouldRefuseWhoDidNotSeeTheNewestAndNameWhoWasFaster() {
    administration.save(rules(LEGAL), 0, "alice", "first");
    platform.clock.advance(Duration.ofMinutes(1));

    SaveResult late = administration.save(rules(HEALTH), 0, "bob", "second");

    ConfigurationVersion first = new ConfigurationVersion(1, NOW, "alice", "first");
    assertThat(late).isEqualTo(new Conflict(Optional.of(first)));
    assertThat(((Conflict) late).version()).isEqualTo(1);
    assertThat(administration.current().content()).isEqualTo(rules(LEGAL));
  }

  @Test
  void saveShouldRefuseAVersionThatDoesNotExistYet() {
    assertThat(administration.save(rules(LEGAL), 7, "alice", ""))
        .isEqualTo(new Conflict(Optional.empty()));
    assertThat(administration.current().version()).isZero();
  }

  @Test
  void saveShouldBeSavedAgainWhenItsAnswerWasLost() {
    platform.loseAnswers(Port.CONFIGURATIONS, 0, 1);
    assertThatThrownBy(() -> administration.save(rules(LEGAL), 0, "alice", "first"))
        .isInstanceOf(Unavailable.class);
    platform.clock.advance(Duration.ofSeconds(5));

    assertThat(administration.save(rules(LEGAL), 0, "alice", "first")).isEqualTo(new Saved(1));
    assertThat(administration.save(rules(LEGAL), 0, "bob", "first")).isInstanceOf(Conflict.class);
    assertThat(administration.save(rules(HEALTH), 0, "alice", "first"))
        .isInstanceOf(Conflict.class);
    assertThat(administration.history(Long.MAX_VALUE, 10)).hasSize(1);
  }

  @Test
  void saveShouldLetOneOfManyWin() throws Exception {
    List<SaveResult> results =
        Race.among(
            8,
            () ->
                administration.save(
                    rules(rule(9, "Rule of " + Thread.currentThread().threadId(), "x")),
                    0,
                    "admin",
                    ""));

    assertThat(results).filteredOn(Saved.class::isInstance).hasSize(1);
    assertThat(administration.current().version()).isEqualTo(1);
  }

  @Test
  void saveShouldDescribeWhatItsAuthorDidNot() {
    administration.save(rules(LEGAL, HEALTH), 0, "alice", " ");
    administration.save(rules(HEALTH, LEGAL.withEnabled(false)), 1, "alice", "");
    administration.save(rules(HEALTH, LEGAL.withEnabled(false)), 2, "alice", "");

    assertThat(administration.history(Long.MAX_VALUE, 10))
        .extracting(ConfigurationVersion::summary)
        .containsExactly(
            "No change",
            "Moved “Legal” from 0 to 1, Changed “Legal”",
            "Removed “Encrypt when the subject says so”, Added “Legal”, Added “Health”");
  }

  @Test
  void saveShouldCutLongSummaries() {
    administration.save(rules(LEGAL), 0, "alice", "x".repeat(2_000));

    assertThat(administration.history(Long.MAX_VALUE, 1).getFirst().summary())
        .hasSize(500)
        .endsWith("x…");
  }

  @Test
  void historyShouldGoBackPageByPage() {
    IntStream.range(0, 5)
        .forEach(i -> administration.save(rules(rule(i, "R" + i, "x")), i, "alice", "s" + i));

    assertThat(administration.history(Long.MAX_VALUE, 2))
        .extracting(ConfigurationVersion::number)
        .containsExactly(5L, 4L);
    assertThat(administration.history(4, 500))
        .extracting(ConfigurationVersion::number)
        .containsExactly(3L, 2L, 1L);
    assertThatIllegalArgumentException().isThrownBy(() -> administration.history(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> administration.history(1, 501));
  }

  @Test
  void restoreShouldPutAnOldVersionInForceAsANewOne() {
    administration.save(rules(LEGAL), 0, "alice", "first");
    administration.save(rules(HEALTH), 1, "alice", "second");

    assertThat(administration.restore(1, 2, "bob")).contains(new Saved(3));
    assertThat(administration.restore(0, 3, "bob")).contains(new Saved(4));

    assertThat(administration.version(3)).contains(rules(LEGAL));
    assertThat(administration.current().content()).isEqualTo(RuleSet.defaults());
    assertThat(administration.history(Long.MAX_VALUE, 1).getFirst().summary())
        .isEqualTo("Restored version 0");
  }

  @Test
  void restoreShouldRefuseWhatIsStaleOrUnknown() {
    administration.save(rules(LEGAL), 0, "alice", "first");
    administration.save(rules(HEALTH), 1, "alice", "second");

    assertThat(administration.restore(1, 1, "bob").orElseThrow()).isInstanceOf(Conflict.class);
    assertThat(administration.restore(9, 2, "bob")).isEmpty();
    assertThat(administration.current().version()).isEqualTo(2);
  }

  @Test
  void changesShouldNameEveryDifference() {
    administration.save(rules(LEGAL, HEALTH), 0, "alice", "");
    MailFlowRule renamed = rule(2, "Patients", "diagnosis");
    administration.save(rules(MONEY, renamed), 1, "alice", "");

    List<RuleChange> changes = administration.changes(1, 2).orElseThrow();

    assertThat(changes).hasSize(3);
    assertThat(changes.get(0)).isEqualTo(new RuleChange.Removed(LEGAL, 0));
    assertThat(changes.get(1)).isEqualTo(new RuleChange.Added(MONEY, 0));
    assertThat(changes.get(2))
        .isInstanceOfSatisfying(
            RuleChange.Changed.class,
            changed -> {
              assertThat(changed.before()).isEqualTo(HEALTH);
              assertThat(changed.rule()).isEqualTo(renamed);
              assertThat(changed.difference())
                  .filteredOn(line -> line.kind() != DifferenceLine.Kind.SAME)
                  .containsExactly(
                      new DifferenceLine(DifferenceLine.Kind.REMOVED, "  \"name\" : \"Health\","),
                      new DifferenceLine(DifferenceLine.Kind.ADDED, "  \"name\" : \"Patients\","));
              assertThat(changed.difference()).first().hasFieldOrPropertyWithValue("text", "{");
              assertThat(changed.difference()).last().hasFieldOrPropertyWithValue("text", "}");
            });
    assertThat(administration.changes(2, 2)).contains(List.of());
    assertThat(administration.changes(2, 3)).isEmpty();
    assertThat(administration.changes(3, 2)).isEmpty();
  }

  @Test
  void changesShouldNotTakeComingAndGoingForMoving() {
    administration.save(rules(LEGAL, HEALTH), 0, "alice", "");
    administration.save(rules(MONEY, LEGAL, HEALTH), 1, "alice", "");
    administration.save(rules(HEALTH, MONEY, LEGAL), 2, "alice", "");

    assertThat(administration.changes(1, 2).orElseThrow())
        .containsExactly(new RuleChange.Added(MONEY, 0));
    assertThat(administration.changes(2, 3).orElseThrow())
        .containsExactly(new RuleChange.Moved(HEALTH, 2, 0));
  }

  /// Those that did not move are in the same order before and after.
  @Test
  void changesShouldExplainEveryNewOrder() {
    SeededRandom random = new SeededRandom(3);
    List<MailFlowRule> rules =
        new ArrayList<>(IntStream.range(0, 12).mapToObj(i -> rule(i, "R" + i, "x")).toList());
    for (int round = 0; round < 100; round++) {
      List<MailFlowRule> before = List.copyOf(rules);
      Collections.shuffle(rules, random);

      List<RuleChange> changes = RuleComparison.changes(new RuleSet(before), new RuleSet(rules));

      List<MailFlowRule> moved = changes.stream().map(RuleChange::rule).toList();
      assertThat(changes).allMatch(RuleChange.Moved.class::isInstance);
      assertThat(rules.stream().filter(rule -> !moved.contains(rule)).toList())
          .isEqualTo(before.stream().filter(rule -> !moved.contains(rule)).toList());
    }
  }

  @Test
  void hitsShouldBeCountedByDay() {
    LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    platform.ruleHits.count(today, List.of(LEGAL.id(), HEALTH.id()));
    platform.ruleHits.count(today, List.of(LEGAL.id()));
    platform.ruleHits.count(today.minusDays(6), List.of(LEGAL.id()));
    platform.ruleHits.count(today.minusDays(7), List.of(LEGAL.id()));

    Map<LocalDate, Map<RuleId, Long>> hits = administration.hits(7);

    assertThat(hits).hasSize(7);
    assertThat(hits.get(today)).isEqualTo(Map.of(LEGAL.id(), 2L, HEALTH.id(), 1L));
    assertThat(hits.get(today.minusDays(6))).isEqualTo(Map.of(LEGAL.id(), 1L));
    assertThat(hits.get(today.minusDays(3))).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> administration.hits(0));
    assertThatIllegalArgumentException().isThrownBy(() -> administration.hits(91));
  }

  @Test
  void warningsShouldBeSilentAboutTheDefaults() {
    assertThat(administration.warnings(RuleSet.defaults())).isEmpty();
  }

  @Test
  void warningsShouldNameWhatTheAuthorMayNotHaveMeant() {
    MailFlowRule odd =
        new MailFlowRule(
            id(4),
            new RuleName("Odd"),
            true,
            RuleProperties.DEFAULT.withErrorAction(RuleErrorAction.IGNORE).withMode(RuleMode.AUDIT),
            List.of(),
            List.of(),
            List.of(new ApplyRightsProtectionTemplate("Top Secret")),
            List.of(
                new KeptParameter(
                    "ExceptIfHasNoClassification", "$true", KeptParameter.Kind.EXCEPTION),
                new KeptParameter("DlpPolicy", "x", KeptParameter.Kind.REMARK)));

    List<RuleWarning> warnings = administration.warnings(rules(LEGAL, odd));

    assertThat(warnings).allMatch(warning -> warning.rule().equals(odd.name()));
    assertThat(warnings)
        .extracting(RuleWarning::kind)
        .containsExactly(
            RuleWarning.Kind.MATCHES_EVERYTHING,
            RuleWarning.Kind.UNKNOWN_TEMPLATE,
            RuleWarning.Kind.UNSUPPORTED_PARAMETERS,
            RuleWarning.Kind.SENDS_IN_CLEAR_ON_ERROR);
    assertThat(warnings.get(1).message()).contains("“Top Secret”", "Do Not Forward");
    assertThat(warnings.get(2).message())
        .contains("ExceptIfHasNoClassification")
        .doesNotContain("DlpPolicy");
  }

  @Test
  void warningsShouldKnowTheTemplatesOfTheOrganization() {
    platform.configurations.append(
        ConfigurationDocument.PROTECTION,
        new ConfigurationVersion(1, NOW, "alice", "templates"),
        ProtectionSettingsJson.write(
            settings(
                List.of(
                    template("Board", TemplateStatus.PUBLISHED),
                    template("Old Board", TemplateStatus.ARCHIVED)),
                SenderControls.DEFAULTS)));

    List<RuleWarning> warnings =
        administration.warnings(
            rules(
                acting(4, new ApplyRightsProtectionTemplate("board")),
                acting(5, new ApplyRightsProtectionTemplate("Old Board")),
                acting(6, new ApplyRightsProtectionTemplate("Bored"))));

    assertThat(warnings)
        .extracting(RuleWarning::kind)
        .containsExactly(RuleWarning.Kind.ARCHIVED_TEMPLATE, RuleWarning.Kind.UNKNOWN_TEMPLATE);
    assertThat(warnings)
        .allSatisfy(
            warning ->
                assertThat(warning.message())
                    .contains("Name one of these: Encrypt, Do Not Forward, Board.")
                    .doesNotContain("Board, Old"));
  }

  @Test
  void warningsShouldSayWhenNothingProtects() {
    platform.configurations.append(
        ConfigurationDocument.PROTECTION,
        new ConfigurationVersion(1, NOW, "alice", "no tokens"),
        ProtectionSettingsJson.write(
            settings(
                List.of(),
                new SenderControls(List.of(), List.of(), List.of(), true, false, false))));
    MailFlowRule forcing = acting(4, new ForcePortal());

    assertThat(administration.warnings(rules(forcing)))
        .extracting(RuleWarning::kind)
        .containsExactly(RuleWarning.Kind.PROTECTS_NOTHING);
    assertThat(
            administration.warnings(
                rules(forcing, acting(5, new ApplyRightsProtectionTemplate("Encrypt")))))
        .isEmpty();
  }

  @Test
  void warningsShouldSayWhenSmimeCannotBeOpened() {
    assertThat(administration.warnings(rules(acting(4, new OpenSmime()))))
        .extracting(RuleWarning::kind)
        .containsExactly(RuleWarning.Kind.CANNOT_OPEN_SMIME);
  }

  private static MailFlowRule acting(int number, RuleAction action) {
    return new MailFlowRule(
        id(number),
        new RuleName("R" + number),
        true,
        RuleProperties.DEFAULT,
        List.of(new SubjectContainsWords(List.of("x"))),
        List.of(),
        List.of(action),
        List.of());
  }

  private static ProtectionTemplate template(String name, TemplateStatus status) {
    return new ProtectionTemplate(
        name,
        Map.of(),
        UsageRights.of(UsageRight.VIEW),
        Optional.empty(),
        ContentExpiry.NEVER,
        AttachmentAccess.VIEW_ONLY,
        status);
  }

  private static ProtectionSettings settings(
      List<ProtectionTemplate> templates, SenderControls controls) {
    ProtectionSettings usual = ProtectionSettings.DEFAULTS;
    return new ProtectionSettings(
        templates,
        usual.decryptAttachmentForEncryptOnly(),
        usual.limits(),
        usual.carrier(),
        usual.wrapperSubject(),
        usual.method(),
        controls,
        usual.passing(),
        usual.smime());
  }

  @Test
  void warningsShouldSayWhenARuleProtectsAfterOneThatHolds() {
    MailFlowRule holds =
        new MailFlowRule(
            id(4),
            new RuleName("Hold"),
            true,
            RuleProperties.DEFAULT,
            LEGAL.conditions(),
            List.of(),
            List.of(new Quarantine()),
            List.of());

    assertThat(administration.warnings(rules(holds, LEGAL)))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(RuleWarning.Kind.PROTECTS_TOO_LATE);
              assertThat(warning.rule()).isEqualTo(LEGAL.name());
              assertThat(warning.message()).contains("“Hold”");
            });
    assertThat(administration.warnings(rules(LEGAL, holds))).isEmpty();
    assertThat(administration.warnings(rules(holds.withEnabled(false), LEGAL))).isEmpty();
  }

  @Test
  void aConditionThatIsNotSupportedShouldStillBeACondition() {
    MailFlowRule rule =
        new MailFlowRule(
            id(4),
            new RuleName("Odd"),
            false,
            RuleProperties.DEFAULT,
            List.of(),
            List.of(),
            LEGAL.actions(),
            List.of(
                new KeptParameter("HasNoClassification", "$true", KeptParameter.Kind.CONDITION)));

    assertThat(administration.warnings(rules(rule)))
        .extracting(RuleWarning::kind)
        .containsExactly(RuleWarning.Kind.UNSUPPORTED_PARAMETERS);
  }

  @Test
  void currentShouldBeUnavailableWhenWhatIsStoredCannotBeRead() {
    platform.configurations.append(
        ConfigurationDocument.RULES, new ConfigurationVersion(1, NOW, "x", ""), "{}");

    assertThatThrownBy(administration::current).isInstanceOf(Unavailable.class);
  }

  private static RuleSet rules(MailFlowRule... rules) {
    return new RuleSet(List.of(rules));
  }

  private static RuleId id(int number) {
    return RuleId.of(new UUID(0, number));
  }

  private static MailFlowRule rule(int id, String name, String word) {
    List<RulePredicate> conditions = List.of(new SubjectContainsWords(List.of(word)));
    return new MailFlowRule(
        id(id),
        new RuleName(name),
        true,
        RuleProperties.DEFAULT,
        conditions,
        List.of(),
        List.of(new ApplyRightsProtectionTemplate("Encrypt")),
        List.of());
  }
}
