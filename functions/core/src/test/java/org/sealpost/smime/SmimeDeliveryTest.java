package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sealpost.smime.CertificateOrigin.SIGNED_MAIL;
import static org.sealpost.smime.CertificateOrigin.UPLOAD;
import static org.sealpost.smime.CertificateStanding.PROPOSED;
import static org.sealpost.smime.CertificateStanding.REFUSED;
import static org.sealpost.smime.CertificateStanding.TRUSTED;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryAttribute;
import org.sealpost.organization.directory.Person;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.testing.Mails;
import org.sealpost.testing.TestClock;

class SmimeDeliveryTest {
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");
  private static final byte[] MAIL =
      Mails.bytes(
          """
          Received: from secret.internal.example
          From: Anna Author <anna@contoso.example>
          To: Bob <bob@partner.example>, Carol <carol@elsewhere.example>
          Cc: dave@elsewhere.example
          Bcc: hidden@elsewhere.example
          Subject: The secret
           offer
          Date: Sat, 21 Nov 2026 10:00:00 +0000
          Message-ID: <offer-1@contoso.example>
          In-Reply-To: <question@partner.example>
          X-Project: falcon
          X-Sealpost-Wrapper: forged
          MIME-Version: 1.0
          Content-Type: text/plain; charset=us-ascii;

          Dear Bob, the price is 12.
          """);

  private final SmimeRoundTrip ours = new SmimeRoundTrip();

  @Test
  void usableShouldGiveTheTrustedCertificateThatIsValidLongest() {
    Certificates longer = bob().serial(2).until(TestClock.START.plus(Duration.ofDays(900)));
    ours.certificates.add(bob().as(BOB, TRUSTED, UPLOAD));
    ours.certificates.add(longer.as(BOB, TRUSTED, UPLOAD));
    ours.certificates.add(bob().serial(3).as(BOB, REFUSED, UPLOAD));

    assertThat(usable(Directory.EMPTY, ours.settings).orElseThrow().der()).isEqualTo(longer.der());
  }

  /// Threat 10: a newer untrusted certificate never replaces a trusted one.
  @Test
  void usableShouldNeverGiveWhatWasOnlyProposed() {
    Certificates newer = bob().serial(2).until(TestClock.START.plus(Duration.ofDays(900)));
    ours.certificates.add(newer.as(BOB, PROPOSED, SIGNED_MAIL));

    assertThat(usable(Directory.EMPTY, anchored())).isEmpty();

    ours.certificates.add(bob().as(BOB, TRUSTED, UPLOAD));

    assertThat(usable(Directory.EMPTY, anchored()).orElseThrow().der()).isEqualTo(bob().der());
  }

  @Test
  void usableShouldTakeTheDirectorysBehindThoseThatAnAdminTrusts() {
    Certificates listed = bob().serial(2).until(TestClock.START.plus(Duration.ofDays(900)));
    Directory directory = directory("rubbish;" + base64(listed) + " " + base64(bob().serial(5)));

    assertThat(usable(directory, ours.settings)).as("no anchor").isEmpty();
    assertThat(usable(directory, anchored()).orElseThrow().der()).isEqualTo(listed.der());

    ours.certificates.add(bob().as(BOB, TRUSTED, UPLOAD));

    assertThat(usable(directory, anchored()).orElseThrow().der()).isEqualTo(bob().der());
  }

  @Test
  void usableShouldNotTakeFromTheDirectoryWhatAnAdminRefused() {
    ours.certificates.add(bob().as(BOB, REFUSED, SIGNED_MAIL));

    assertThat(usable(directory(base64(bob())), anchored())).isEmpty();
  }

  @Test
  void usableShouldSayForWhichDomainsCbcIs() {
    ours.certificates.add(bob().as(BOB, TRUSTED, UPLOAD));
    SmimeSettings cbc =
        new SmimeSettings(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Set.of(new Domain("partner.example")));

    assertThat(usable(Directory.EMPTY, cbc).orElseThrow().cbc()).isTrue();
    assertThat(usable(Directory.EMPTY, ours.settings).orElseThrow().cbc()).isFalse();
  }

  @Test
  void canSignShouldAskForACertificateThatIsValidNow() {
    assertThat(ours.delivery.canSign(ours.settings)).isTrue();
    assertThat(ours.delivery.canSign(SmimeSettings.NONE)).isFalse();
    assertThat(ours.delivery.canSign(signing("rubbish"))).isFalse();
    SmimeSettings expired = signing(bob().until(TestClock.START.minusSeconds(1)).pem());
    assertThat(ours.delivery.canSign(expired)).isFalse();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> ours.delivery.sign(MAIL, expired));
  }

  /// Threat 44, and nothing of the subject in clear.
  @Test
  void encryptedShouldShowOutsideOnlyWhatCarriesIt() throws Exception {
    byte[] encrypted = ours.encrypted(MAIL, false);

    String text = new String(encrypted, US_ASCII);
    String header = text.substring(0, text.indexOf("\r\n\r\n"));
    assertThat(header.split("\r\n(?![ \t])"))
        .containsExactlyInAnyOrder(
            "From: Anna Author <anna@contoso.example>",
            "To: smime@contoso.example",
            "Subject: [...]",
            "Date: Sat, 21 Nov 2026 10:00:00 +0000",
            "Message-ID: <offer-1@contoso.example>",
            "In-Reply-To: <question@partner.example>",
            "MIME-Version: 1.0",
            "Content-Type: application/pkcs7-mime; smime-type=authEnveloped-data;\r\n"
                + " name=smime.p7m",
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment; filename=smime.p7m");
    assertThat(text).matches("[\\x01-\\x7e]*");
    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    MailContent content = MimeReader.read(encrypted);
    assertThat(content.parts().getFirst().mediaType()).isEqualTo("application/pkcs7-mime");
  }

  @Test
  void encryptedShouldHoldTheWholeHeaderButBccAndTransport() {
    String opened = new String(ours.opened(ours.encrypted(MAIL, false)), US_ASCII);

    String inside = opened.substring(opened.indexOf("\r\n\r\n"));
    assertThat(inside)
        .contains(
            "To: Bob <bob@partner.example>, Carol <carol@elsewhere.example>\r\n",
            "Cc: dave@elsewhere.example\r\n",
            "Subject: The secret\r\n offer\r\n",
            "X-Project: falcon\r\n",
            "HP-Outer: From: Anna Author <anna@contoso.example>\r\n",
            "HP-Outer: Subject: [...]\r\n",
            "Content-Type: text/plain; charset=us-ascii;\r\n hp=\"cipher\"\r\n",
            "\r\n\r\nDear Bob, the price is 12.\r\n")
        .doesNotContain("hidden@", "secret.internal", "X-Sealpost", "Bcc");
  }

  @Test
  void encryptedShouldDifferEachTime() {
    assertThat(ours.encrypted(MAIL, false)).isNotEqualTo(ours.encrypted(MAIL, false));
  }

  @Test
  void encryptedShouldRefuseWhatIsTooWeak() {
    SignedMail signed = ours.delivery.sign(MAIL, ours.settings);
    byte[] weak = bob().key(Certificates.publicKey(Certificates.key("short"))).der();

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ours.delivery.encrypted(signed, BOB, new UsableCertificate(weak, false)));
  }

  @Test
  void signedShouldVerifyAndName() {
    SignedMail signed = ours.delivery.sign(MAIL, ours.settings);

    MimeEntity entity = MimeEntity.of(signed.entity());
    CmsSignature.Signed verified = SignedEntity.verified(entity).orElseThrow();

    assertThat(entity.parameter("micalg")).contains("sha-256");
    assertThat(CertificateFile.pem("CERTIFICATE", verified.certificate()))
        .isEqualTo(ours.signingCertificate);
    assertThat(new String(verified.content(), US_ASCII)).contains("Dear Bob");
  }

  /// A mail of 25 MB: everything of it comes back.
  @Test
  void largeMailShouldComeBackWhole() {
    byte[] large =
        Mails.withFields(
            "Content-Type: text/plain\n\n" + "A line of a large mail.\n".repeat(1_000_000));

    String opened = new String(ours.opened(ours.encrypted(large, false)), US_ASCII);

    String body = new String(large, US_ASCII);
    assertThat(opened.contains(body.substring(body.indexOf("\r\n\r\n")))).isTrue();
  }

  /// Every mail that we can write comes back with the same parts, under the same subject.
  @Test
  void mailOfEveryBuildShouldComeBack() throws Exception {
    for (byte[] mail : Mails.valid()) {
      MailContent before = MimeReader.read(mail);

      MailContent after = MimeReader.read(ours.opened(ours.encrypted(mail, false)));

      assertThat(after.subject())
          .isEqualTo(before.subject().isEmpty() ? "[...]" : before.subject());
      assertThat(after.text()).isEqualTo(before.text());
      assertThat(after.from()).isEqualTo(before.from());
    }
  }

  private Optional<UsableCertificate> usable(Directory directory, SmimeSettings settings) {
    return ours.delivery.usable(BOB, directory, settings);
  }

  private static Certificates bob() {
    return Certificates.of("bob@partner.example");
  }

  private static SmimeSettings anchored() {
    return new SmimeSettings(
        Optional.empty(),
        Optional.empty(),
        List.of(Certificates.authority().pem()),
        List.of(),
        Set.of());
  }

  private static SmimeSettings signing(String pem) {
    return new SmimeSettings(Optional.of(pem), Optional.empty(), List.of(), List.of(), Set.of());
  }

  private static String base64(Certificates made) {
    return Base64.getEncoder().encodeToString(made.der());
  }

  private static Directory directory(String attribute) {
    return new Directory(
        List.of(
            new Person(
                BOB,
                Set.of(),
                Map.of(DirectoryAttribute.USER_CERTIFICATE, attribute),
                Optional.empty())),
        List.of());
  }
}
