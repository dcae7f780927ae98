package org.sealpost.smime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.EmailAddress;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;

/// What every [RecipientCertificates] does. Each test starts with a store that nobody has written
/// to.
public interface RecipientCertificatesContract {
  EmailAddress BOB = Samples.BOB;
  Instant LATER = NOW.plusSeconds(60);

  RecipientCertificates certificates();

  private static RecipientCertificate certificate(
      EmailAddress address, CertificateStanding standing) {
    return certificate(address, standing, 1200);
  }

  private static RecipientCertificate certificate(
      EmailAddress address, CertificateStanding standing, int bytes) {
    return new RecipientCertificate(
        address,
        Base64.getEncoder().encodeToString(Samples.bytes(bytes)),
        standing,
        standing == CertificateStanding.TRUSTED
            ? CertificateOrigin.UPLOAD
            : CertificateOrigin.SIGNED_MAIL,
        NOW,
        standing == CertificateStanding.TRUSTED ? "admin" : "");
  }

  private List<RecipientCertificate> listed(CertificateStanding standing) {
    return certificates().list(standing, Optional.empty(), 500);
  }

  @Test
  default void ofShouldGiveAllOfTheAddressWhateverTheirStanding() {
    RecipientCertificate trusted = certificate(BOB, CertificateStanding.TRUSTED);
    RecipientCertificate proposed = certificate(BOB, CertificateStanding.PROPOSED);
    RecipientCertificate refused = certificate(BOB, CertificateStanding.REFUSED);
    RecipientCertificate of = certificate(Samples.ALICE, CertificateStanding.TRUSTED);

    Stream.of(trusted, proposed, refused, of).forEach(certificates()::add);

    assertThat(certificates().of(BOB)).containsExactlyInAnyOrder(trusted, proposed, refused);
    assertThat(certificates().of(EmailAddress.of("carol@partner.example"))).isEmpty();
  }

  @Test
  default void ofShouldNotLookAtTheCaseOfAnAddress() {
    RecipientCertificate certificate = certificate(BOB, CertificateStanding.TRUSTED);
    certificates().add(certificate);
    EmailAddress shouted = EmailAddress.of("BOB@Partner.example");

    assertThat(certificates().of(shouted)).containsExactly(certificate);
    assertThat(certificates().add(certificate(shouted, CertificateStanding.TRUSTED))).isTrue();
    assertThat(
            certificates()
                .add(
                    new RecipientCertificate(
                        shouted,
                        certificate.base64(),
                        CertificateStanding.PROPOSED,
                        CertificateOrigin.SIGNED_MAIL,
                        NOW,
                        "")))
        .isFalse();
  }

  /// A newer proposal never takes the place of what is trusted.
  @Test
  default void addShouldLeaveAKnownCertificateAsItIs() {
    RecipientCertificate trusted = certificate(BOB, CertificateStanding.TRUSTED);
    certificates().add(trusted);

    boolean added = certificates().add(trusted.with(CertificateStanding.PROPOSED, LATER, ""));

    assertThat(added).isFalse();
    assertThat(certificates().of(BOB)).containsExactly(trusted);
    assertThat(listed(CertificateStanding.PROPOSED)).isEmpty();
  }

  @Test
  default void addShouldNotProposeAgainWhatWasRefused() {
    RecipientCertificate refused = certificate(BOB, CertificateStanding.REFUSED);
    certificates().add(refused);

    assertThat(certificates().add(refused.with(CertificateStanding.PROPOSED, LATER, ""))).isFalse();

    assertThat(listed(CertificateStanding.REFUSED)).containsExactly(refused);
  }

  @Test
  default void addShouldTakeTheLargest() {
    RecipientCertificate largest = certificate(BOB, CertificateStanding.TRUSTED, 16 * 1024);

    certificates().add(largest);

    assertThat(certificates().of(BOB)).containsExactly(largest);
  }

  @Test
  default void addShouldBeTrueForOneOfMany() throws Exception {
    RecipientCertificate certificate = certificate(BOB, CertificateStanding.PROPOSED);

    List<Boolean> added = Race.among(8, () -> certificates().add(certificate));

    assertThat(added).containsOnlyOnce(true);
    assertThat(certificates().of(BOB)).containsExactly(certificate);
  }

  @Test
  default void changeShouldMoveItToItsNewStanding() {
    RecipientCertificate proposed = certificate(BOB, CertificateStanding.PROPOSED);
    certificates().add(proposed);

    boolean changed =
        certificates()
            .change(BOB, proposed.fingerprint(), CertificateStanding.TRUSTED, LATER, "admin");

    RecipientCertificate trusted = proposed.with(CertificateStanding.TRUSTED, LATER, "admin");
    assertThat(changed).isTrue();
    assertThat(certificates().of(BOB)).containsExactly(trusted);
    assertThat(listed(CertificateStanding.PROPOSED)).isEmpty();
    assertThat(listed(CertificateStanding.TRUSTED)).containsExactly(trusted);
  }

  @Test
  default void changeShouldSayAgainWhoGaveTheSameStanding() {
    RecipientCertificate trusted = certificate(BOB, CertificateStanding.TRUSTED);
    certificates().add(trusted);

    certificates().change(BOB, trusted.fingerprint(), CertificateStanding.TRUSTED, LATER, "other");

    assertThat(listed(CertificateStanding.TRUSTED))
        .containsExactly(trusted.with(CertificateStanding.TRUSTED, LATER, "other"));
  }

  @Test
  default void changeShouldBeFalseForWhatIsNotKnown() {
    RecipientCertificate known = certificate(BOB, CertificateStanding.PROPOSED);
    certificates().add(known);

    assertThat(
            certificates()
                .change(
                    Samples.ALICE,
                    known.fingerprint(),
                    CertificateStanding.TRUSTED,
                    LATER,
                    "admin"))
        .isFalse();
    assertThat(
            certificates().change(BOB, "0".repeat(64), CertificateStanding.TRUSTED, LATER, "admin"))
        .isFalse();
    assertThat(certificates().of(Samples.ALICE)).isEmpty();
  }

  @Test
  default void changeShouldLeaveOneStandingWhenAdminsDisagree() throws Exception {
    RecipientCertificate proposed = certificate(BOB, CertificateStanding.PROPOSED);
    certificates().add(proposed);
    List<CertificateStanding> wanted =
        List.of(CertificateStanding.TRUSTED, CertificateStanding.REFUSED);

    Race.among(
        4,
        () ->
            certificates()
                .change(
                    BOB,
                    proposed.fingerprint(),
                    wanted.get((int) (Thread.currentThread().threadId() % 2)),
                    LATER,
                    "admin"));

    RecipientCertificate left = certificates().of(BOB).getFirst();
    List<RecipientCertificate> everywhere = new ArrayList<>();
    for (CertificateStanding standing : CertificateStanding.values()) {
      everywhere.addAll(listed(standing));
    }
    assertThat(everywhere).containsExactly(left);
  }

  @Test
  default void removeShouldForgetThisOneOnly() {
    RecipientCertificate gone = certificate(BOB, CertificateStanding.TRUSTED);
    RecipientCertificate stays = certificate(BOB, CertificateStanding.TRUSTED);
    certificates().add(gone);
    certificates().add(stays);

    certificates().remove(BOB, gone.fingerprint());
    certificates().remove(BOB, gone.fingerprint());

    assertThat(certificates().of(BOB)).containsExactly(stays);
    assertThat(listed(CertificateStanding.TRUSTED)).containsExactly(stays);
    assertThat(certificates().add(gone)).isTrue();
  }

  @Test
  default void listShouldGiveOneStandingByAddressPageByPage() {
    List<RecipientCertificate> trusted = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      RecipientCertificate one =
          certificate(
              EmailAddress.of("bob%d@partner.example".formatted((i * 3) % 7)),
              CertificateStanding.TRUSTED);
      trusted.add(one);
      certificates().add(one);
      certificates().add(certificate(one.address(), CertificateStanding.PROPOSED));
    }

    List<RecipientCertificate> all = new ArrayList<>();
    List<RecipientCertificate> page =
        certificates().list(CertificateStanding.TRUSTED, Optional.empty(), 3);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(3);
      all.addAll(page);
      page = certificates().list(CertificateStanding.TRUSTED, Optional.of(page.getLast()), 3);
    }

    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(trusted)
        .extracting(one -> one.address().toString())
        .isSorted();
  }

  @Test
  default void listShouldGiveSeveralOfOneAddressPageByPage() {
    List<RecipientCertificate> trusted =
        Stream.generate(() -> certificate(BOB, CertificateStanding.TRUSTED)).limit(3).toList();
    trusted.forEach(certificates()::add);

    List<RecipientCertificate> first =
        certificates().list(CertificateStanding.TRUSTED, Optional.empty(), 2);
    List<RecipientCertificate> second =
        certificates().list(CertificateStanding.TRUSTED, Optional.of(first.getLast()), 2);

    assertThat(Stream.concat(first.stream(), second.stream()).toList())
        .containsExactlyInAnyOrderElementsOf(trusted);
  }
}
