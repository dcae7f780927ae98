package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.testing.SeededRandom;
import org.sealpost.testing.TestClock;

class OwnCertificatesTest {
  private static final Instant NOW = TestClock.START;
  private static final InMemorySmimeKeys KEYS = SmimeRoundTrip.KEYS;
  private static final String ANCHOR = Certificates.authority().pem();

  private final SmimeRoundTrip ours = new SmimeRoundTrip();

  @Test
  void requestShouldNameTheOrganizationAndBeSignedByItsKey() throws Exception {
    String pem =
        SigningRequest.pem(
            KEYS.signingKey(), "Contoso " + "x".repeat(80), SmimeRoundTrip.ORGANIZATION);

    assertThat(pem).startsWith("-----BEGIN CERTIFICATE REQUEST-----\n");
    PKCS10CertificationRequest request =
        new PKCS10CertificationRequest(
            Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")));
    assertThat(
            request.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo())))
        .isTrue();
    assertThat(request.getSubjectPublicKeyInfo().getEncoded())
        .isEqualTo(KEYS.signingKey().publicKey());
    assertThat(request.getSubject().toString()).startsWith("O=Contoso x").hasSizeLessThan(140);
    assertThat(
            request
                .getRequestedExtensions()
                .getExtension(Extension.subjectAlternativeName)
                .getExtnValue()
                .getOctets())
        .asString(US_ASCII)
        .contains("smime@contoso.example");
  }

  @Test
  void openingCertificateShouldBeOneThatWeWouldUse() throws Exception {
    String pem = openingCertificate(2);

    PersonalCertificate certificate =
        PersonalCertificate.of(CertificateFile.certificates(pem.getBytes(US_ASCII)).getFirst());
    X509Certificate signing = SigningCertificate.of(ours.signingCertificate).certificate();

    assertThat(certificate.unfitFor(SmimeRoundTrip.ORGANIZATION, NOW)).isEmpty();
    assertThat(certificate.until()).isEqualTo(Instant.parse("2028-11-22T09:00:00Z"));
    assertThat(certificate.x509().getIssuerX500Principal())
        .isEqualTo(signing.getSubjectX500Principal());
    certificate.x509().verify(signing.getPublicKey());
    assertThat(problems(settings(ours.signingCertificate, pem, List.of(), List.of()))).isEmpty();
  }

  @Test
  void openingCertificateShouldRefuseOtherYearsAndWhatIsNoCertificate() {
    assertThatIllegalArgumentException().isThrownBy(() -> openingCertificate(0));
    assertThatIllegalArgumentException().isThrownBy(() -> openingCertificate(4));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                OpeningCertificate.pem(
                    KEYS.signingKey(),
                    "rubbish",
                    KEYS.openingKey(),
                    "Contoso",
                    SmimeRoundTrip.ORGANIZATION,
                    NOW,
                    1,
                    new SeededRandom(1)));
  }

  @Test
  void problemsShouldBeEmptyWhenAllIsWell() {
    assertThat(problems(SmimeSettings.NONE)).isEmpty();
    assertThat(problems(ours.settings)).isEmpty();
    assertThat(
            problems(
                settings(
                    ours.signingCertificate,
                    openingCertificate(1),
                    List.of(ANCHOR),
                    List.of(
                        Certificates.revocationList(
                            NOW.minusSeconds(1), NOW.plus(Duration.ofDays(1)), 5)))))
        .isEmpty();
  }

  @Test
  void problemsShouldTellOfOwnCertificatesThatDoNotFit() {
    Certificates signing =
        Certificates.of("smime@contoso.example").key(KEYS.signingKey().publicKey());

    assertThat(signingProblem(Certificates.of("smime@contoso.example")))
        .contains("does not belong to the organization's signing key");
    assertThat(signingProblem(signing.until(NOW.minusSeconds(1)))).contains("expired on");
    assertThat(signingProblem(signing.until(NOW.plusSeconds(9)).from(NOW.plusSeconds(1))))
        .contains("valid from");
    assertThat(signingProblem(signing.from(NOW).signedWith("SHA1withRSA"))).contains("SHA-1");
    assertThat(signingProblem(signing.signedWith("SHA256withRSA").usage(KeyUsage.keyEncipherment)))
        .contains("not for signatures");
    assertThat(problems(settings("rubbish", openingCertificate(1), List.of(), List.of())))
        .hasSize(1)
        .allMatch(problem -> problem.startsWith("The signing certificate cannot be used"));
    assertThat(
            problems(
                settings(
                    ours.signingCertificate,
                    SmimeRoundTrip.opening().usage(KeyUsage.digitalSignature).pem(),
                    List.of(),
                    List.of())))
        .containsExactly(
            "The opening certificate is not for encryption: ask for key usage keyEncipherment.");
  }

  @Test
  void problemsShouldTellOfAuthoritiesAndLists() {
    String person = Certificates.of("bob@partner.example").pem();
    String expired = Certificates.revocationList(NOW.minusSeconds(9), NOW.minusSeconds(1), 5);

    assertThat(
            problems(
                settings(
                    ours.signingCertificate,
                    openingCertificate(1),
                    List.of("rubbish", person),
                    List.of("rubbish", expired))))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("Trust anchor 1 cannot be used"),
            one -> assertThat(one).startsWith("Trust anchor 2 is not an authority's"),
            one -> assertThat(one).startsWith("Revocation list 1 cannot be used"),
            one -> assertThat(one).startsWith("Revocation list 2 is not signed by any"),
            one -> assertThat(one).startsWith("Revocation list 2 has expired"));
  }

  private String signingProblem(Certificates made) {
    List<String> problems =
        problems(settings(made.pem(), openingCertificate(1), List.of(), List.of()));
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  private String openingCertificate(int years) {
    return OpeningCertificate.pem(
        KEYS.signingKey(),
        ours.signingCertificate,
        KEYS.openingKey(),
        "Contoso",
        SmimeRoundTrip.ORGANIZATION,
        NOW,
        years,
        new SeededRandom(1));
  }

  private static SmimeSettings settings(
      String signing, String opening, List<String> anchors, List<String> lists) {
    return new SmimeSettings(Optional.of(signing), Optional.of(opening), anchors, lists, Set.of());
  }

  private static List<String> problems(SmimeSettings settings) {
    return SmimeSettingsCheck.problems(
        settings, KEYS.signingKey().publicKey(), KEYS.openingKey().publicKey(), NOW);
  }
}
