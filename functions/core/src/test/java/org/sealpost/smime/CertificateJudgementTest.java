package org.sealpost.smime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.smime.CertificateOrigin.DIRECTORY;
import static org.sealpost.smime.CertificateOrigin.SIGNED_MAIL;
import static org.sealpost.smime.CertificateOrigin.UPLOAD;
import static org.sealpost.smime.CertificateStanding.PROPOSED;
import static org.sealpost.smime.CertificateStanding.REFUSED;
import static org.sealpost.smime.CertificateStanding.TRUSTED;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.EmailAddress;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.smime.CertificateJudgement.Verdict;
import org.sealpost.testing.TestClock;

class CertificateJudgementTest {
  private static final Instant NOW = TestClock.START;
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");
  private static final String ANCHOR = Certificates.authority().pem();

  @Test
  void verdictShouldTakeWhatAnAdminTrustsWhoeverIssuedIt() {
    assertThat(verdict(bob().selfSigned().as(BOB, TRUSTED, UPLOAD)))
        .isEqualTo(new Verdict.Usable(NOW.plus(Duration.ofDays(300))));
    assertThat(verdict(bob().selfSigned().as(BOB, TRUSTED, SIGNED_MAIL)))
        .isInstanceOf(Verdict.Usable.class);
  }

  /// Threat 10.
  @Test
  void verdictShouldNotTakeWhatCameByMailWhateverItsChain() {
    assertThat(reason(bob().as(BOB, PROPOSED, SIGNED_MAIL), anchored()))
        .isEqualTo("it came with somebody's mail, and no admin has approved it");
    assertThat(reason(bob().as(BOB, PROPOSED, UPLOAD), anchored())).contains("no admin");
  }

  @Test
  void verdictShouldNotTakeWhatAnAdminRefused() {
    assertThat(reason(bob().as(BOB, REFUSED, UPLOAD), anchored()))
        .isEqualTo("an admin does not want it");
    assertThat(reason(bob().as(BOB, REFUSED, DIRECTORY), anchored()))
        .isEqualTo("an admin does not want it");
  }

  @Test
  void verdictShouldTakeTheDirectorysWithAChainToAnAnchor() {
    assertThat(CertificateJudgement.under(anchored()).verdict(directory(bob()), NOW))
        .isInstanceOf(Verdict.Usable.class);
    assertThat(reason(directory(bob()), SmimeSettings.NONE))
        .isEqualTo("no authority is trusted yet");
    assertThat(reason(directory(bob().selfSigned()), anchored())).contains("no chain leads");
  }

  @Test
  void verdictShouldNotTakeAChainThatSomebodyElseSigned() {
    KeyPair eve = Certificates.key("eve");

    assertThat(reason(directory(bob().issuedBy(Certificates.AUTHORITY, eve)), anchored()))
        .contains("no chain leads");
  }

  @Test
  void verdictShouldNotTakeAChainToAnAnchorThatHasExpired() {
    String expired = Certificates.authority().until(NOW.minusSeconds(1)).pem();

    assertThat(reason(directory(bob()), settings(List.of(expired), List.of())))
        .contains("no chain leads");
  }

  @Test
  void verdictShouldNotTakeAPersonForAnAuthority() {
    String person = Certificates.of("carol@partner.example").subject("CN=Carol").pem();

    Verdict verdict =
        CertificateJudgement.under(settings(List.of(ANCHOR, person), List.of()))
            .verdict(directory(bob().issuedBy("CN=Carol", Certificates.key("person"))), NOW);

    assertThat(verdict).isInstanceOf(Verdict.NotUsable.class);
  }

  @Test
  void verdictShouldLeaveOutAnchorsThatCannotBeRead() {
    assertThat(
            CertificateJudgement.under(settings(List.of("rubbish", ANCHOR), List.of("rubbish")))
                .verdict(directory(bob()), NOW))
        .isInstanceOf(Verdict.Usable.class);
  }

  @Test
  void verdictShouldAskForTheVeryAddress() {
    EmailAddress eve = EmailAddress.of("eve@partner.example");

    assertThat(reason(bob().as(eve, TRUSTED, UPLOAD), SmimeSettings.NONE))
        .isEqualTo("it does not name the address eve@partner.example");
    assertThat(verdict(Certificates.of("BOB@Partner.example").as(BOB, TRUSTED, UPLOAD)))
        .isInstanceOf(Verdict.Usable.class);
  }

  @Test
  void verdictShouldChangeWithTime() {
    RecipientCertificate certificate = bob().from(NOW).until(TOMORROW).as(BOB, TRUSTED, UPLOAD);
    CertificateJudgement judgement = CertificateJudgement.under(SmimeSettings.NONE);

    assertThat(judgement.verdict(certificate, NOW.minusSeconds(1)))
        .isEqualTo(new Verdict.NotUsable("it is valid from 2026-11-22 only"));
    assertThat(judgement.verdict(certificate, NOW)).isInstanceOf(Verdict.Usable.class);
    assertThat(judgement.verdict(certificate, TOMORROW)).isInstanceOf(Verdict.Usable.class);
    assertThat(judgement.verdict(certificate, TOMORROW.plusSeconds(1)))
        .isEqualTo(new Verdict.NotUsable("it has expired on 2026-11-23"));
  }

  @Test
  void verdictShouldRefuseWeakOnesThoughTheyAreTrusted() {
    assertThat(reason(bob().signedWith("SHA1withRSA").as(BOB, TRUSTED, UPLOAD), anchored()))
        .contains("too weak");
    assertThat(
            reason(
                bob()
                    .key(Certificates.publicKey(Certificates.key("short")))
                    .as(BOB, TRUSTED, UPLOAD),
                anchored()))
        .contains("1024 bits");
  }

  @Test
  void verdictShouldRefuseWhatIsRevokedThoughItIsTrusted() {
    SmimeSettings settings =
        settings(List.of(ANCHOR), List.of(Certificates.revocationList(YESTERDAY, TOMORROW, 4711)));

    assertThat(reason(bob().as(BOB, TRUSTED, UPLOAD), settings))
        .isEqualTo("its issuer has revoked it");
    assertThat(reason(directory(bob()), settings)).isEqualTo("its issuer has revoked it");
    assertThat(CertificateJudgement.under(settings).verdict(directory(bob().serial(4712)), NOW))
        .isInstanceOf(Verdict.Usable.class);
  }

  @Test
  void verdictShouldRefuseWhereNobodyKnowsWhatWasRevokedSince() {
    SmimeSettings settings =
        settings(List.of(ANCHOR), List.of(Certificates.revocationList(YESTERDAY, YESTERDAY, 4711)));

    assertThat(reason(bob().as(BOB, TRUSTED, UPLOAD), settings)).contains("has revoked it");
    assertThat(reason(bob().serial(4712).as(BOB, TRUSTED, UPLOAD), settings))
        .contains("revocation list of its issuer has expired");
    assertThat(
            CertificateJudgement.under(settings)
                .verdict(bob().selfSigned().as(BOB, TRUSTED, UPLOAD), NOW))
        .as("another issuer, without lists")
        .isInstanceOf(Verdict.Usable.class);
  }

  @Test
  void verdictShouldTakeANewerListBesideAnExpiredOne() {
    SmimeSettings settings =
        settings(
            List.of(ANCHOR),
            List.of(
                Certificates.revocationList(YESTERDAY, YESTERDAY, 4711),
                Certificates.revocationList(YESTERDAY, TOMORROW)));

    assertThat(CertificateJudgement.under(settings).verdict(directory(bob().serial(4712)), NOW))
        .isInstanceOf(Verdict.Usable.class);
    assertThat(reason(directory(bob()), settings)).contains("revoked");
  }

  @Test
  void verdictShouldNotThrowForWhatIsNoCertificate() {
    RecipientCertificate rubbish =
        new RecipientCertificate(BOB, "QUJD", TRUSTED, UPLOAD, NOW, "admin");

    assertThat(verdict(rubbish)).isInstanceOf(Verdict.NotUsable.class);
  }

  @Test
  void concernsShouldTellOfProposalsBesideTrustedOnesFirst() {
    EmailAddress carol = EmailAddress.of("carol@partner.example");
    RecipientCertificate trusted = bob().as(BOB, TRUSTED, UPLOAD);
    RecipientCertificate other = bob().serial(2).as(BOB, PROPOSED, SIGNED_MAIL);
    RecipientCertificate first =
        Certificates.of("carol@partner.example").as(carol, PROPOSED, SIGNED_MAIL);

    List<CertificateConcern> concerns =
        CertificateConcern.among(List.of(first, trusted, other), NOW);

    assertThat(concerns).extracting(CertificateConcern::proposed).containsExactly(other, first);
    assertThat(concerns)
        .extracting(CertificateConcern::trusted)
        .containsExactly(Optional.of(trusted), Optional.empty());
    assertThat(concerns.getFirst().words())
        .contains("another certificate than the trusted one", "telephone");
    assertThat(
            CertificateConcern.among(List.of(trusted, other), NOW.plus(Duration.ofDays(301)))
                .getFirst()
                .words())
        .contains("has expired");
  }

  private static Certificates bob() {
    return Certificates.of("bob@partner.example");
  }

  private static RecipientCertificate directory(Certificates made) {
    return made.as(BOB, PROPOSED, DIRECTORY);
  }

  private static SmimeSettings anchored() {
    return settings(List.of(ANCHOR), List.of());
  }

  private static SmimeSettings settings(List<String> anchors, List<String> lists) {
    return new SmimeSettings(Optional.empty(), Optional.empty(), anchors, lists, Set.of());
  }

  private static Verdict verdict(RecipientCertificate certificate) {
    return CertificateJudgement.under(SmimeSettings.NONE).verdict(certificate, NOW);
  }

  private static String reason(RecipientCertificate certificate, SmimeSettings settings) {
    Verdict verdict = CertificateJudgement.under(settings).verdict(certificate, NOW);
    assertThat(verdict).isInstanceOf(Verdict.NotUsable.class);
    return ((Verdict.NotUsable) verdict).reason();
  }
}
