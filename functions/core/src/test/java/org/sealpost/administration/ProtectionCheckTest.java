package org.sealpost.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.administration.CheckLine.Outcome.FAIL;
import static org.sealpost.administration.CheckLine.Outcome.PASS;
import static org.sealpost.administration.CheckLine.Outcome.WARN;
import static org.sealpost.administration.ProtectionSamples.method;
import static org.sealpost.administration.ProtectionSamples.rule;
import static org.sealpost.administration.ProtectionSamples.settings;
import static org.sealpost.administration.ProtectionSamples.smime;
import static org.sealpost.administration.ProtectionSamples.template;
import static org.sealpost.protection.template.TemplateStatus.PUBLISHED;
import static org.sealpost.testing.Samples.BOB;
import static org.sealpost.testing.Samples.NOW;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.ReaderList;
import org.sealpost.protection.settings.MethodChoice;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.rules.RuleSet;
import org.sealpost.smime.CertificateOrigin;
import org.sealpost.smime.CertificateStanding;
import org.sealpost.smime.RecipientCertificate;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;

class ProtectionCheckTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final StubSmimeDesk desk = new StubSmimeDesk();
  private final RuleAdministration rules = Doors.ruleAdministration(platform);
  private final ProtectionAdministration protection =
      new ProtectionAdministration(platform.configurations(), rules, desk, platform.clock());
  private final ProtectionCheck check =
      new ProtectionCheck(
          protection,
          rules,
          Doors.directoryAdministration(platform),
          Doors.administration(platform),
          new CertificateAdministration(
              platform.recipientCertificates(), protection, desk, platform.clock()),
          desk,
          platform.signingKey(),
          platform.clock());

  private CheckLine line(String what) {
    return check.run().stream().filter(one -> one.what().equals(what)).findFirst().orElseThrow();
  }

  private void inForce(ProtectionSettings settings) {
    assertThat(protection.save(settings, protection.current().version(), "alice", ""))
        .isInstanceOf(SaveResult.Saved.class);
  }

  private void inForce(RuleSet set) {
    assertThat(rules.save(set, rules.current().version(), "alice", ""))
        .isInstanceOf(SaveResult.Saved.class);
  }

  private void certificate(CertificateStanding standing) {
    platform.recipientCertificates.add(
        new RecipientCertificate(
            BOB,
            Base64.getEncoder().encodeToString(Samples.bytes(40)),
            standing,
            CertificateOrigin.SIGNED_MAIL,
            NOW,
            ""));
  }

  @Test
  void defaultsShouldPass() {
    List<CheckLine> lines = check.run();

    assertThat(lines).extracting(CheckLine::outcome).containsOnly(PASS);
    assertThat(lines)
        .extracting(CheckLine::what)
        .containsExactly(
            "Protection settings",
            "Protection templates",
            "Rules",
            "What senders may ask for",
            "Readers of templates",
            "Limits",
            "S/MIME of the organization",
            "Certificates of recipients",
            "Records of protected messages");
    assertThat(ProtectionCheck.overall(lines)).isEqualTo(PASS);
    assertThat(line("Limits").words()).isEqualTo("25 MB, 500 recipients, 11,980 characters of To.");
  }

  @Test
  void overallShouldBeTheWorst() {
    CheckLine pass = new CheckLine("a", PASS, "");
    CheckLine warn = new CheckLine("b", WARN, "");
    CheckLine fail = new CheckLine("c", FAIL, "");

    assertThat(ProtectionCheck.overall(List.of(pass, warn, pass))).isEqualTo(WARN);
    assertThat(ProtectionCheck.overall(List.of(fail, warn, pass))).isEqualTo(FAIL);
    assertThat(ProtectionCheck.overall(List.of())).isEqualTo(PASS);
  }

  @Test
  void rulesWithoutTheirTemplateShouldFail() {
    inForce(new RuleSet(List.of(rule("Finance", "Lost", true), rule("Off", "Gone", false))));

    assertThat(line("Rules").outcome()).isEqualTo(FAIL);
    assertThat(line("Rules").words())
        .contains("the rule “Finance” names “Lost”", "waits")
        .doesNotContain("Off");
  }

  @Test
  void rulesThatProtectNothingShouldBeLookedAt() {
    inForce(new RuleSet(List.of()));

    assertThat(line("Rules").outcome()).isEqualTo(WARN);
  }

  @Test
  void templatesThatAreOverShouldBeLookedAt() {
    inForce(settings(template("Over", PUBLISHED, Optional.empty(), ContentExpiry.on(NOW))));

    assertThat(line("Protection templates").outcome()).isEqualTo(WARN);
    assertThat(line("Protection templates").words()).contains("“Over”");
  }

  @Test
  void readersThatTheDirectoryDoesNotKnowShouldBeLookedAt() {
    ReaderList readers =
        new ReaderList(Set.of(), Set.of(EmailAddress.of("board@contoso.example")), Set.of());
    inForce(settings(template("Board", PUBLISHED, Optional.of(readers), ContentExpiry.NEVER)));

    assertThat(line("Readers of templates").outcome()).isEqualTo(WARN);
    assertThat(line("Readers of templates").words()).contains("board@contoso.example");
  }

  @Test
  void smimeWithoutACertificateShouldBeLookedAt() {
    inForce(method(settings(), MethodChoice.SMIME_ELSE_PORTAL));

    assertThat(line("S/MIME of the organization").outcome()).isEqualTo(WARN);
    assertThat(line("S/MIME of the organization").words()).contains("no signing certificate");
  }

  @Test
  void smimeWithAProblemShouldFail() {
    inForce(smime(settings(), "PEM"));
    assertThat(line("S/MIME of the organization").outcome()).isEqualTo(PASS);

    desk.problems = List.of("The signing certificate has ended.");

    assertThat(line("S/MIME of the organization"))
        .isEqualTo(
            new CheckLine(
                "S/MIME of the organization", FAIL, "The signing certificate has ended."));
  }

  @Test
  void proposedCertificatesBesideTrustedOnesShouldBeLookedAt() {
    certificate(CertificateStanding.PROPOSED);
    assertThat(line("Certificates of recipients").outcome()).isEqualTo(PASS);

    certificate(CertificateStanding.TRUSTED);

    assertThat(line("Certificates of recipients").outcome()).isEqualTo(WARN);
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIGURATIONS,Protection settings",
    "RECIPIENT_CERTIFICATES,Certificates of recipients",
    "PROTECTED_MESSAGES,Records of protected messages",
    "SIGNING_KEY,S/MIME of the organization"
  })
  void whatDoesNotAnswerShouldFailItsOwnLine(Port port, String what) {
    inForce(smime(settings(), "PEM"));
    platform.fail(port);

    assertThat(line(what).outcome()).isEqualTo(FAIL);
    assertThat(line(what).words()).contains("does not answer", "Try again");
    assertThat(check.run()).filteredOn(one -> one.outcome() == FAIL).hasSize(1);
  }
}
