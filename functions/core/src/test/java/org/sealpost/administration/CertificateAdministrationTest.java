package org.sealpost.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.smime.CertificateOrigin.SIGNED_MAIL;
import static org.sealpost.smime.CertificateOrigin.UPLOAD;
import static org.sealpost.smime.CertificateStanding.PROPOSED;
import static org.sealpost.smime.CertificateStanding.REFUSED;
import static org.sealpost.smime.CertificateStanding.TRUSTED;
import static org.sealpost.testing.Samples.BOB;
import static org.sealpost.testing.Samples.NOW;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.mail.EmailAddress;
import org.sealpost.smime.CertificateOrigin;
import org.sealpost.smime.CertificateStanding;
import org.sealpost.smime.RecipientCertificate;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;

class CertificateAdministrationTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@partner.example");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final StubSmimeDesk desk = new StubSmimeDesk();
  private final ProtectionAdministration protection =
      new ProtectionAdministration(
          platform.configurations(), Doors.ruleAdministration(platform), desk, platform.clock());
  private final CertificateAdministration administration =
      new CertificateAdministration(
          platform.recipientCertificates(), protection, desk, platform.clock());

  private RecipientCertificate known(EmailAddress address, CertificateStanding standing) {
    RecipientCertificate certificate = certificate(address, standing, SIGNED_MAIL);
    platform.recipientCertificates.add(certificate);
    return certificate;
  }

  private static RecipientCertificate certificate(
      EmailAddress address, CertificateStanding standing, CertificateOrigin origin) {
    return new RecipientCertificate(
        address,
        Base64.getEncoder().encodeToString(Samples.bytes(40)),
        standing,
        origin,
        NOW.minus(Duration.ofDays(1)),
        origin == UPLOAD ? "alice" : "");
  }

  private CertificateStanding standing(RecipientCertificate certificate) {
    return administration
        .find(certificate.address(), certificate.fingerprint())
        .orElseThrow()
        .standing();
  }

  @Test
  void listShouldShowOneStandingByAddress() {
    RecipientCertificate carol = known(CAROL, TRUSTED);
    RecipientCertificate bob = known(BOB, TRUSTED);
    known(BOB, REFUSED);

    List<KnownCertificate> all = administration.list(TRUSTED, Optional.empty(), 10);

    assertThat(all).extracting(KnownCertificate::certificate).containsExactly(bob, carol);
    assertThat(administration.list(TRUSTED, Optional.of(bob), 10))
        .extracting(KnownCertificate::certificate)
        .containsExactly(carol);
    assertThat(all.getFirst().content()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> administration.list(TRUSTED, Optional.empty(), 201));
  }

  @Test
  void proposedOnesShouldNameTheTrustedOnesBeside() {
    RecipientCertificate trusted = known(BOB, TRUSTED);
    known(BOB, PROPOSED);
    known(BOB, REFUSED);
    known(CAROL, PROPOSED);

    List<KnownCertificate> proposed = administration.list(PROPOSED, Optional.empty(), 10);

    assertThat(proposed)
        .extracting(KnownCertificate::others)
        .containsExactly(List.of(trusted.fingerprint()), List.of());
    assertThat(administration.list(TRUSTED, Optional.empty(), 10))
        .extracting(KnownCertificate::others)
        .containsOnly(List.of());
  }

  @Test
  void approveShouldTrustAndLeaveOthersAsTheyAre() {
    RecipientCertificate trusted = known(BOB, TRUSTED);
    RecipientCertificate proposed = known(BOB, PROPOSED);

    KnownCertificate now =
        administration.approve(BOB, proposed.fingerprint(), "alice").orElseThrow();

    assertThat(now.certificate()).isEqualTo(proposed.with(TRUSTED, NOW, "alice"));
    assertThat(standing(proposed)).isEqualTo(TRUSTED);
    assertThat(standing(trusted)).isEqualTo(TRUSTED);
  }

  @Test
  void decisionsShouldKeepTheirFirstAdmin() {
    RecipientCertificate proposed = known(BOB, PROPOSED);
    administration.refuse(BOB, proposed.fingerprint(), "alice");

    administration.refuse(BOB, proposed.fingerprint(), "carol");

    assertThat(administration.find(BOB, proposed.fingerprint()))
        .contains(proposed.with(REFUSED, NOW, "alice"));
  }

  @Test
  void decisionsShouldBeEmptyAboutWhatIsNotKnown() {
    RecipientCertificate bobs = known(BOB, PROPOSED);

    assertThat(administration.approve(CAROL, bobs.fingerprint(), "alice")).isEmpty();
    assertThat(administration.refuse(BOB, "0".repeat(64), "alice")).isEmpty();
    assertThat(standing(bobs)).isEqualTo(PROPOSED);
  }

  @Test
  void removeShouldForget() {
    RecipientCertificate bobs = known(BOB, TRUSTED);

    administration.remove(BOB, bobs.fingerprint());
    administration.remove(BOB, bobs.fingerprint());

    assertThat(administration.find(BOB, bobs.fingerprint())).isEmpty();
  }

  @Test
  void uploadShouldTrustWhateverItWasBefore() {
    RecipientCertificate fresh = certificate(BOB, TRUSTED, UPLOAD);
    RecipientCertificate proposed = known(BOB, PROPOSED);
    RecipientCertificate refused = known(CAROL, REFUSED);
    RecipientCertificate trusted = known(CAROL, TRUSTED);
    desk.file =
        new CertificateFile(
            List.of(
                fresh,
                proposed.with(TRUSTED, NOW, "alice"),
                refused.with(TRUSTED, NOW, "alice"),
                trusted.with(TRUSTED, NOW, "alice")),
            List.of(new CertificateFile.Refused("CN=Dave", "Its key is too short.")));

    CertificateUploadReport report = administration.upload(new byte[] {1}, "alice");

    assertThat(report.trusted())
        .extracting(one -> one.certificate().fingerprint())
        .containsExactly(fresh.fingerprint(), proposed.fingerprint(), refused.fingerprint());
    assertThat(report.known())
        .extracting(one -> one.certificate().fingerprint())
        .containsExactly(trusted.fingerprint());
    assertThat(report.refused())
        .containsExactly(new CertificateFile.Refused("CN=Dave", "Its key is too short."));
    for (RecipientCertificate one : List.of(fresh, proposed, refused, trusted)) {
      assertThat(standing(one)).isEqualTo(TRUSTED);
    }
  }

  @Test
  void uploadShouldBeGoodTwice() {
    desk.file = new CertificateFile(List.of(certificate(BOB, TRUSTED, UPLOAD)), List.of());
    platform.loseAnswers(Port.RECIPIENT_CERTIFICATES, 1);

    assertThatThrownBy(() -> administration.upload(new byte[] {1}, "alice"))
        .isInstanceOf(Unavailable.class);

    assertThat(administration.upload(new byte[] {1}, "alice").known()).hasSize(1);
  }

  @Test
  void organizationsCertificatesShouldComeFromSmime() {
    assertThat(administration.signingRequest()).isEqualTo("request");
    assertThat(administration.openingCertificate()).isEmpty();

    protection.save(ProtectionSamples.smime(ProtectionSamples.settings(), "PEM"), 0, "alice", "");

    assertThat(administration.openingCertificate()).contains("issued by PEM");
  }
}
