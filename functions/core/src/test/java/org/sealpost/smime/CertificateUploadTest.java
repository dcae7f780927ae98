package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.smime.CertificateUpload.Uploaded;
import org.sealpost.testing.SeededRandom;
import org.sealpost.testing.TestClock;

class CertificateUploadTest {
  private static final Instant NOW = TestClock.START;
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");
  private static final EmailAddress CAROL = EmailAddress.of("carol@partner.example");

  @Test
  void readShouldTakeDer() {
    byte[] der = Certificates.of("bob@partner.example").der();

    Uploaded uploaded = read(der);

    assertThat(uploaded.refused()).isEmpty();
    assertThat(uploaded.accepted()).hasSize(1);
    RecipientCertificate accepted = uploaded.accepted().getFirst();
    assertThat(accepted.address()).isEqualTo(BOB);
    assertThat(accepted.der()).isEqualTo(der);
    assertThat(accepted.standing()).isEqualTo(CertificateStanding.TRUSTED);
    assertThat(accepted.origin()).isEqualTo(CertificateOrigin.UPLOAD);
    assertThat(accepted.since()).isEqualTo(NOW);
    assertThat(accepted.by()).isEqualTo("admin");
  }

  @Test
  void readShouldTakeEachCertificateOfPemAndSayWhatItRefuses() {
    String pem =
        "Bag Attributes: friendly\n"
            + Certificates.of("bob@partner.example").pem()
            + Certificates.authority().pem()
            + "and text\r\n"
            + Certificates.of("carol@partner.example").serial(2).pem().replace("\n", "\r\n");

    Uploaded uploaded = read(pem.getBytes(US_ASCII));

    assertThat(uploaded.accepted())
        .extracting(RecipientCertificate::address)
        .containsExactly(BOB, CAROL);
    assertThat(uploaded.refused()).hasSize(1);
    assertThat(uploaded.refused().getFirst().subject()).contains("Test Authority");
    assertThat(uploaded.refused().getFirst().reason()).isEqualTo("it names no mail address");
  }

  @Test
  void readShouldTakeBundlesInDerAndPem() throws Exception {
    byte[] bundle =
        bundle(
            Certificates.of("bob@partner.example").der(),
            Certificates.of("carol@partner.example").serial(2).der());

    assertThat(read(bundle).accepted()).hasSize(2);
    assertThat(read(CertificateFile.pem("PKCS7", bundle).getBytes(US_ASCII)).accepted()).hasSize(2);
    assertThat(read(CertificateFile.pem("CMS", bundle).getBytes(US_ASCII)).accepted()).hasSize(2);
    assertThat(read(CertificateFile.pem("CERTIFICATE", bundle).getBytes(US_ASCII)).accepted())
        .hasSize(2);
  }

  @Test
  void readShouldGiveOneForEachAddressThatACertificateNames() {
    Uploaded uploaded =
        read(Certificates.of("bob@partner.example").address("carol@partner.example").der());

    assertThat(uploaded.accepted())
        .extracting(RecipientCertificate::address)
        .containsExactly(BOB, CAROL);
  }

  @Test
  void readShouldTakeTheSubjectsAddressWhereThereIsNoOther() {
    Uploaded uploaded = read(Certificates.named("CN=Bob,E=bob@partner.example").der());

    assertThat(uploaded.accepted()).extracting(RecipientCertificate::address).containsExactly(BOB);
  }

  @Test
  void readShouldTakeACertificateOnceWhenItStandsThereTwice() {
    String pem = Certificates.of("bob@partner.example").pem();

    assertThat(read((pem + pem).getBytes(US_ASCII)).accepted()).hasSize(1);
  }

  @Test
  void readShouldKeepWhatIsValidLater() {
    Uploaded uploaded =
        read(Certificates.of("bob@partner.example").from(NOW.plus(Duration.ofDays(3))).der());

    assertThat(uploaded.accepted()).hasSize(1);
  }

  /// Threat 9: programs that stripped, cut or folded these took one address for another
  /// (CVE-2026-2748).
  @ParameterizedTest
  @ValueSource(
      strings = {
        " bob@partner.example",
        "bob@partner.example ",
        "bob@partner.example\t",
        "bob@partner.example\u0000",
        "bob@partner.example\u0000.evil.example",
        "bob@partner.example\r\nBcc: eve@evil.example",
        "bob @partner.example",
        "\"bob\"@partner.example",
        "\"bob smith\"@partner.example",
        "Bob <bob@partner.example>",
        "<bob@partner.example>",
        "bob@partner.example,eve@evil.example",
        "bob@partner.example;eve@evil.example",
        "bob@partner.example.",
        "bob@[192.0.2.1]",
        "mailto:bob@partner.example?x",
        "bob",
        "@partner.example",
        "bob@@partner.example",
        "",
        "b\u00f6b@partner.example",
        "bob@p\u00e4rtner.example",
        "bob(x)@partner.example",
        "bob@partner.example(x)",
        "bob\u007f@partner.example"
      })
  void readShouldRefuseNamesThatAreNotExactlyAddresses(String name) {
    Uploaded alternative =
        read(Certificates.of("carol@partner.example").subject("CN=x").address(name).der());

    assertThat(alternative.accepted()).isEmpty();
    assertThat(alternative.refused()).hasSize(1);
    assertThat(alternative.refused().getFirst().reason()).contains("a mail address that is none");
  }

  @Test
  void readShouldRefuseAddressesThatDisagree() {
    assertThat(reason(Certificates.of("bob@partner.example").subject("E=eve@evil.example")))
        .contains("one mail address in its subject and others");
    assertThat(reason(Certificates.named("E=bob@partner.example+E=eve@evil.example")))
        .contains("more than one mail address");
    assertThat(reason(Certificates.of("bob@partner.example").address("BOB@partner.example")))
        .contains("same mail address twice");
    Certificates many = Certificates.named("CN=many");
    for (int i = 0; i < 21; i++) {
      many.address("p" + i + "@partner.example");
    }
    assertThat(reason(many)).contains("more than 20");
  }

  @ParameterizedTest
  @MethodSource
  void readShouldRefuseWhatNobodyMayUse(Certificates made, String reason) {
    Uploaded uploaded = read(made.der());

    assertThat(uploaded.accepted()).isEmpty();
    assertThat(uploaded.refused()).hasSize(1);
    assertThat(uploaded.refused().getFirst().reason()).contains(reason);
  }

  static Stream<Arguments> readShouldRefuseWhatNobodyMayUse() throws IOException {
    return Stream.of(
        Arguments.of(bob().until(NOW.minusSeconds(1)), "it has expired on 2026-11-22"),
        Arguments.of(bob().usage(KeyUsage.digitalSignature), "not for encryption"),
        Arguments.of(bob().purpose(Optional.of(KeyPurposeId.id_kp_serverAuth)), "not for mail"),
        Arguments.of(bob().signedWith("SHA1withRSA"), "too weak"),
        Arguments.of(bob().signedWith("MD5withRSA"), "too weak"),
        Arguments.of(bob().asAuthority(), "an authority's certificate"),
        Arguments.of(bob().withStrangeExtension(), "critical extension"),
        Arguments.of(
            bob().key(Certificates.publicKey(Certificates.key("short"))),
            "1024 bits: at least 2048"),
        Arguments.of(bob().key(Certificates.publicKey(Certificates.key("curve"))), "RSA"),
        Arguments.of(bob().key(rsa(BigInteger.ONE.shiftLeft(8192).setBit(0), 3)), "at most 8192"),
        Arguments.of(bob().key(rsa(BigInteger.ONE.shiftLeft(2047), 3)), "no sound one"),
        Arguments.of(bob().key(rsa(BigInteger.ONE.shiftLeft(2047).setBit(0), 1)), "can be read"),
        Arguments.of(
            bob().keyOf(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS)),
            "not an RSA key for encryption"));
  }

  @Test
  void readShouldTakeKeysWithoutUsageAndOfAnyPurpose() {
    assertThat(read(bob().purpose(Optional.empty()).der()).accepted()).hasSize(1);
    assertThat(read(bob().purpose(Optional.of(KeyPurposeId.anyExtendedKeyUsage)).der()).accepted())
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource
  void readShouldRefuseFilesInWords(byte[] file, String reason) {
    Uploaded uploaded = read(file);

    assertThat(uploaded.accepted()).isEmpty();
    assertThat(uploaded.refused()).hasSize(1);
    assertThat(uploaded.refused().getFirst().reason()).contains(reason);
  }

  static Stream<Arguments> readShouldRefuseFilesInWords() throws Exception {
    byte[] spite = new byte[25 * 1024 * 1024];
    Arrays.fill(spite, (byte) 0x30);
    byte[] nested = new byte[4 * 1024 * 1024];
    for (int at = 0; at < nested.length; at += 2) {
      nested[at] = 0x30;
      nested[at + 1] = (byte) 0x80;
    }
    byte[] der = Certificates.of("bob@partner.example").der();
    String thousands = Certificates.of("bob@partner.example").pem().repeat(1_001);
    return Stream.of(
        Arguments.of(new byte[0], "no certificate was found"),
        Arguments.of("hello".getBytes(US_ASCII), "no certificate was found"),
        Arguments.of(spite, "larger than 5 MB"),
        Arguments.of(nested, "it is larger than 16 KB"),
        Arguments.of(Arrays.copyOf(nested, 10_000), "it is not a certificate"),
        Arguments.of(Arrays.copyOf(der, der.length - 1), "not a certificate"),
        Arguments.of(Arrays.copyOf(der, der.length + 1), "not a certificate"),
        Arguments.of(bundle(), "no certificate was found"),
        Arguments.of(thousands.getBytes(US_ASCII), "more than 1,000 certificates"),
        Arguments.of(
            "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----".getBytes(US_ASCII),
            "base64 is damaged"),
        Arguments.of(
            ("-----BEGIN CERTIFICATE-----\n" + "QUJD".repeat(900_000)).getBytes(US_ASCII),
            "no certificate was found"));
  }

  /// Whatever a byte becomes: no exception, and nothing but certificates that can be used.
  @Test
  void readShouldNeverThrow() throws Exception {
    SeededRandom random = new SeededRandom(9);
    byte[] der = bundle(Certificates.of("bob@partner.example").der());
    for (int round = 0; round < 2_000; round++) {
      byte[] changed = der.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }

      Uploaded uploaded = read(changed);

      assertThat(uploaded.accepted().size() + uploaded.refused().size()).isPositive();
    }
  }

  private static Certificates bob() {
    return Certificates.of("bob@partner.example");
  }

  private static SubjectPublicKeyInfo rsa(BigInteger modulus, long exponent) throws IOException {
    return new SubjectPublicKeyInfo(
        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
        new RSAPublicKey(modulus, BigInteger.valueOf(exponent)));
  }

  private static byte[] bundle(byte[]... certificates) throws CMSException, IOException {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    for (byte[] der : certificates) {
      generator.addCertificate(new X509CertificateHolder(der));
    }
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    bundle.writeBytes(generator.generate(new CMSAbsentContent()).getEncoded());
    return bundle.toByteArray();
  }

  private static String reason(Certificates made) {
    List<CertificateUpload.Refused> refused = read(made.der()).refused();
    assertThat(refused).hasSize(1);
    return refused.getFirst().reason();
  }

  private static Uploaded read(byte[] file) {
    return CertificateUpload.read(file, NOW, "admin");
  }
}
