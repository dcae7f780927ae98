package org.sealpost.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.administration.ProtectionSamples.controls;
import static org.sealpost.administration.ProtectionSamples.rule;
import static org.sealpost.administration.ProtectionSamples.settings;
import static org.sealpost.administration.ProtectionSamples.smime;
import static org.sealpost.administration.ProtectionSamples.template;
import static org.sealpost.protection.template.TemplateStatus.ARCHIVED;
import static org.sealpost.protection.template.TemplateStatus.PUBLISHED;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.administration.DifferenceLine.Kind;
import org.sealpost.administration.SaveResult.Conflict;
import org.sealpost.administration.SaveResult.Refused;
import org.sealpost.administration.SaveResult.Saved;
import org.sealpost.protection.settings.HeaderTrigger;
import org.sealpost.protection.settings.LabelTrigger;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.SubjectToken;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.rules.CurrentRules;
import org.sealpost.rules.RuleSet;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Race;
import org.sealpost.wiring.Doors;

class ProtectionAdministrationTest {
  private static final ProtectionTemplate SECRET = template("Secret", PUBLISHED);
  private static final ProtectionTemplate OLD = template("Old", ARCHIVED);

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final StubSmimeDesk desk = new StubSmimeDesk();
  private final RuleAdministration rules = Doors.ruleAdministration(platform);
  private final ProtectionAdministration administration =
      new ProtectionAdministration(platform.configurations(), rules, desk, platform.clock());

  private SaveResult save(ProtectionSettings settings) {
    return administration.save(settings, administration.current().version(), "alice", "change");
  }

  private String refused(ProtectionSettings settings) {
    StoredConfiguration<ProtectionSettings> before = administration.current();

    SaveResult result = save(settings);

    assertThat(result).isInstanceOf(Refused.class);
    assertThat(administration.current()).isEqualTo(before);
    return String.join("\n", ((Refused) result).problems());
  }

  private void inForce(RuleSet set) {
    assertThat(rules.save(set, rules.current().version(), "alice", "")).isInstanceOf(Saved.class);
  }

  @Test
  void currentShouldBeTheDefaultsAtFirst() {
    assertThat(administration.current())
        .isEqualTo(new StoredConfiguration<>(0, ProtectionSettings.DEFAULTS));
    assertThat(administration.version(0)).contains(ProtectionSettings.DEFAULTS);
    assertThat(administration.version(1)).isEmpty();
    assertThat(administration.history(Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void saveShouldPutTheSettingsInForceForTheGatewayToo() {
    assertThat(save(settings(SECRET))).isEqualTo(new Saved(1));

    assertThat(administration.current()).isEqualTo(new StoredConfiguration<>(1, settings(SECRET)));
    assertThat(new CurrentRules(platform.configurations()).inForce().protection())
        .isEqualTo(settings(SECRET));
    assertThat(administration.history(Long.MAX_VALUE, 10))
        .singleElement()
        .satisfies(version -> assertThat(version.by()).isEqualTo("alice"));
  }

  @Test
  void saveShouldNotUndoAnotherAdminsChange() {
    administration.save(settings(SECRET), 0, "alice", "");

    assertThat(administration.save(settings(OLD), 0, "bob", ""))
        .isInstanceOfSatisfying(Conflict.class, late -> assertThat(late.version()).isEqualTo(1));
    assertThat(administration.save(settings(OLD), 7, "bob", ""))
        .isInstanceOfSatisfying(Conflict.class, odd -> assertThat(odd.version()).isEqualTo(1));
    assertThat(administration.current().content()).isEqualTo(settings(SECRET));
  }

  @Test
  void saveShouldBeSavedAgainWhenItsAnswerWasLost() {
    assertThat(administration.save(settings(SECRET), 0, "alice", "")).isEqualTo(new Saved(1));
    assertThat(administration.save(settings(SECRET), 0, "alice", "")).isEqualTo(new Saved(1));

    assertThat(administration.current().version()).isEqualTo(1);
  }

  @Test
  void saveShouldLetOneOfManyWin() throws Exception {
    AtomicInteger admins = new AtomicInteger();

    List<SaveResult> results =
        Race.among(
            8,
            () -> {
              String admin = "admin" + admins.incrementAndGet();
              return administration.save(settings(template(admin, PUBLISHED)), 0, admin, "");
            });

    assertThat(results).filteredOn(Saved.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Conflict.class::isInstance).hasSize(7);
  }

  @Test
  void publishedTemplatesShouldBeArchivedBeforeTheyAreDeleted() {
    save(settings(SECRET));

    assertThat(refused(settings()))
        .contains("“Secret” cannot be deleted", "while it is published", "Archive it first");

    assertThat(save(settings(template("Secret", ARCHIVED)))).isEqualTo(new Saved(2));
    assertThat(save(settings())).isEqualTo(new Saved(3));
  }

  @Test
  void templatesOfRulesShouldNotBeDeleted() {
    save(settings(OLD));
    inForce(new RuleSet(List.of(rule("Finance", "oLD ", true))));

    assertThat(refused(settings()))
        .contains("“Old” cannot be deleted", "the rule “Finance”", "would wait");
  }

  @Test
  void templatesOfDisabledRulesShouldNotBeDeletedEither() {
    save(settings(OLD));
    inForce(new RuleSet(List.of(rule("Finance", "Old", false))));

    assertThat(refused(settings())).contains("the rule “Finance” (disabled)");
  }

  @Test
  void templatesOfEnabledRulesShouldNotBeArchived() {
    save(settings(SECRET));
    inForce(new RuleSet(List.of(rule("Finance", "Secret", true), rule("Off", "Secret", false))));

    assertThat(refused(settings(template("Secret", ARCHIVED))))
        .contains(
            "“Secret” cannot be archived",
            "the rule “Finance” would go on protecting with it",
            "nobody could choose it anew")
        .doesNotContain("Off");

    inForce(new RuleSet(List.of(rule("Finance", "Secret", false))));
    assertThat(save(settings(template("Secret", ARCHIVED)))).isEqualTo(new Saved(2));
  }

  @Test
  void archivedTemplatesOfEnabledRulesShouldNotKeepOtherChangesAway() {
    save(settings(OLD));
    inForce(new RuleSet(List.of(rule("Finance", "Old", true))));

    assertThat(save(settings(OLD, SECRET))).isEqualTo(new Saved(2));
  }

  @Test
  void renamingShouldBeRefusedAndExplained() {
    save(settings(SECRET));

    assertThat(refused(settings(template("Top secret", PUBLISHED))))
        .contains("“Secret” cannot be deleted (to rename a template is to delete it");
  }

  @Test
  void templatesShouldBeWrittenInAnotherCase() {
    save(settings(SECRET));
    inForce(new RuleSet(List.of(rule("Finance", "Secret", true))));

    assertThat(save(settings(template("SECRET", PUBLISHED)))).isEqualTo(new Saved(2));
  }

  @Test
  void sendersShouldNotAskForTemplatesThatThereAreNot() {
    assertThat(refused(controls(settings(), new SubjectToken("[secret]", "Secret"))))
        .contains(
            "the subject token “[secret]”",
            "“Secret”, which there is not",
            "Encrypt, Do Not Forward");
    assertThat(refused(controls(settings(), new HeaderTrigger("Sensitivity", "private", "Privat"))))
        .contains("the header field “Sensitivity: private”", "“Privat”");
    assertThat(
            refused(
                controls(
                    settings(), new LabelTrigger("2096f6a2-d2f7-48be-b329-b73aaa526e5d", "Label"))))
        .contains("the label 2096f6a2-d2f7-48be-b329-b73aaa526e5d", "“Label”");
    assertThat(save(controls(settings(SECRET), new SubjectToken("[secret]", "sECRET"))))
        .isEqualTo(new Saved(1));
  }

  @Test
  void templatesOfSendersShouldNeitherBeDeletedNorArchived() {
    SubjectToken token = new SubjectToken("[secret]", "Secret");
    save(controls(settings(SECRET), token));

    assertThat(refused(controls(settings(), token)))
        .contains("“Secret” cannot be deleted", "the subject token “[secret]”");
    assertThat(refused(controls(settings(template("Secret", ARCHIVED)), token)))
        .contains("“Secret” cannot be archived", "the subject token “[secret]”")
        .hasLineCount(1);
    assertThat(save(settings(template("Secret", ARCHIVED)))).isEqualTo(new Saved(2));
  }

  @Test
  void sendersShouldNotBeOfferedWhatIsArchived() {
    save(settings(OLD));

    assertThat(refused(controls(settings(OLD), new SubjectToken("[old]", "Old"))))
        .contains("“Old”, which is archived", "Publish it");
    assertThat(
            refused(
                controls(settings(OLD, template("New", ARCHIVED)), new SubjectToken("[n]", "New"))))
        .contains("“New”, which is archived");
  }

  @Test
  void allProblemsShouldBeToldAtOnce() {
    save(settings(SECRET, template("Legal", PUBLISHED)));

    SaveResult result = save(controls(settings(), new SubjectToken("[x]", "Nothing")));

    assertThat(result)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.problems()).hasSize(3));
  }

  @Test
  void smimeShouldBeLookedAtWhenItChanges() {
    desk.problems = List.of("The certificate is for another key.");

    assertThat(refused(smime(settings(), "PEM"))).isEqualTo("The certificate is for another key.");

    desk.problems = List.of();
    assertThat(save(smime(settings(), "PEM"))).isEqualTo(new Saved(1));
  }

  @Test
  void certificatesThatRanOutShouldNotKeepOtherChangesAway() {
    save(smime(settings(), "PEM"));
    desk.problems = List.of("The certificate has ended.");

    assertThat(save(smime(settings(SECRET), "PEM"))).isEqualTo(new Saved(2));
  }

  @Test
  void templatesShouldSayWhatNamesThem() {
    save(controls(settings(SECRET, OLD), new SubjectToken("[secret]", "secret")));
    inForce(new RuleSet(List.of(rule("Finance", "SECRET", false), rule("All", "Encrypt", true))));

    List<TemplateInUse> templates = administration.templates();

    assertThat(templates)
        .extracting(one -> one.template().name() + " " + one.isBuiltIn())
        .containsExactly("Encrypt true", "Do Not Forward true", "Secret false", "Old false");
    assertThat(templates.get(0).use().rules())
        .extracting(one -> one.name().value())
        .contains("All");
    assertThat(templates.get(2).use().words())
        .isEqualTo("the rule “Finance” (disabled), the subject token “[secret]”");
    assertThat(templates.get(3).use().isUsed()).isFalse();
  }

  @Test
  void changesShouldBeLinesOfText() {
    save(settings(SECRET));
    save(settings(SECRET, OLD));

    assertThat(administration.changes(1, 2).orElseThrow())
        .filteredOn(line -> line.kind() == Kind.ADDED)
        .extracting(line -> line.text().strip())
        .contains("\"name\" : \"Old\",");
    assertThat(administration.changes(2, 2).orElseThrow())
        .allMatch(line -> line.kind() == Kind.SAME);
    assertThat(administration.changes(0, 9)).isEmpty();
  }

  @Test
  void restoreShouldKeepWhatIsUsed() {
    save(settings(OLD));
    save(settings(OLD, SECRET));
    save(settings(OLD, template("Secret", ARCHIVED)));

    assertThat(administration.restore(1, 3, "bob")).contains(new Saved(4));
    assertThat(administration.restore(2, 4, "bob")).contains(new Saved(5));
    assertThat(administration.restore(1, 5, "bob").orElseThrow()).isInstanceOf(Refused.class);
    assertThat(administration.restore(1, 4, "bob").orElseThrow()).isInstanceOf(Conflict.class);
    assertThat(administration.restore(9, 5, "bob")).isEqualTo(Optional.empty());
    assertThat(administration.history(Long.MAX_VALUE, 1).getFirst().summary())
        .isEqualTo("Restored version 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void saveShouldStoreNothingWhenTheStoreDoesNotAnswer(int skip) {
    save(settings(SECRET));
    platform.fail(Port.CONFIGURATIONS, skip, 1);

    assertThatThrownBy(() -> administration.save(settings(SECRET, OLD), 1, "alice", ""))
        .isInstanceOf(Unavailable.class);

    platform.heal();
    assertThat(administration.current()).isEqualTo(new StoredConfiguration<>(1, settings(SECRET)));
  }
}
