package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.testing.Mails;
import org.sealpost.testing.TestClock;

/// Threats 9 and 10: “Johnny, you are fired”, “Mailto: Me Your Secrets”.
class CertificateHarvestTest {
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");
  private static final KeyPair KEY = Certificates.key("person");
  private static final byte[] ENTITY = Mails.bytes("Content-Type: text/plain\n\nHello.\n");

  private final InMemoryRecipientCertificates store = new InMemoryRecipientCertificates();
  private final CertificateHarvest harvest = new CertificateHarvest(store, new TestClock());

  @Test
  void harvestedShouldProposeTheSignersCertificate() throws Exception {
    Optional<RecipientCertificate> proposed = harvested(mail(bob()));

    assertThat(proposed)
        .contains(bob().as(BOB, CertificateStanding.PROPOSED, CertificateOrigin.SIGNED_MAIL));
    assertThat(store.of(BOB)).containsExactly(proposed.orElseThrow());
  }

  @Test
  void harvestedShouldKnowOpaqueSignatures() throws Exception {
    assertThat(harvested(opaque(signature(bob(), true, 1), "bob@partner.example"))).isPresent();
  }

  @Test
  void harvestedShouldAddEachOnceAndThreeAtMost() throws Exception {
    assertThat(harvested(mail(bob()))).isPresent();
    assertThat(harvested(mail(bob()))).isEmpty();
    assertThat(harvested(mail(bob().serial(2)))).isPresent();
    assertThat(harvested(mail(bob().serial(3)))).isPresent();
    assertThat(harvested(mail(bob().serial(4)))).isEmpty();
    assertThat(store.of(BOB)).hasSize(3);
  }

  @Test
  void harvestedShouldNotProposeAgainWhatAnAdminRefusedOrTrusts() throws Exception {
    RecipientCertificate refused =
        bob().as(BOB, CertificateStanding.REFUSED, CertificateOrigin.SIGNED_MAIL);
    store.add(refused);

    assertThat(harvested(mail(bob()))).isEmpty();
    assertThat(store.of(BOB)).containsExactly(refused);
  }

  @Test
  void harvestedShouldAskThatTheAuthorIsTheSigner() throws Exception {
    byte[] signature = signature(bob(), false, 1);

    assertThat(harvested(detached(ENTITY, signature, "eve@evil.example"))).isEmpty();
    assertThatExceptionOfType(MalformedMailException.class)
        .isThrownBy(
            () -> harvested(detached(ENTITY, signature, "bob@partner.example, eve@evil.example")));
    assertThat(harvested(detached(ENTITY, signature, "\"bob@partner.example\" <eve@evil.example>")))
        .isEmpty();
    assertThat(harvested(detached(ENTITY, signature, "Bob <bob@partner.example>"))).isPresent();
  }

  @Test
  void harvestedShouldRefuseCertificatesThatNobodyMayUse() throws Exception {
    for (Certificates made :
        List.of(
            bob().until(TestClock.START.minusSeconds(1)),
            bob().from(TestClock.START.plusSeconds(1)),
            bob().usage(KeyUsage.digitalSignature),
            bob().signedWith("SHA1withRSA"),
            Certificates.named("CN=nobody"))) {
      assertThat(harvested(mail(made))).isEmpty();
    }
  }

  @Test
  void harvestedShouldRefuseSignaturesThatProveNothing() throws Exception {
    byte[] changed = Mails.bytes("Content-Type: text/plain\n\nHallo.\n");

    assertThat(harvested(detached(changed, signature(bob(), false, 1), BOB.toString())))
        .as("another content")
        .isEmpty();
    assertThat(harvested(detached(ENTITY, signature(bob(), false, 0), BOB.toString())))
        .as("no signers")
        .isEmpty();
    assertThat(harvested(detached(ENTITY, signature(bob(), false, 2), BOB.toString())))
        .as("two signers")
        .isEmpty();
    assertThat(harvested(detached(changed, signature(bob(), true, 1), BOB.toString())))
        .as("a content inside beside the one outside")
        .isEmpty();
    assertThat(harvested(opaque(signature(bob(), false, 1), BOB.toString())))
        .as("no content at all")
        .isEmpty();
    assertThat(
            harvested(
                detached(ENTITY, signature(bob(), false, 1, "1.2.3.4", "SHA256withRSA"), "" + BOB)))
        .as("another content type")
        .isEmpty();
    assertThat(
            harvested(
                detached(
                    ENTITY,
                    signature(bob(), false, 1, "1.2.840.113549.1.7.1", "SHA1withRSA"),
                    "" + BOB)))
        .as("SHA-1")
        .isEmpty();
  }

  /// The certificate is somebody else's, and the signature is by another key.
  @Test
  void harvestedShouldRefuseAForeignCertificate() throws Exception {
    Certificates foreign = bob().key(Certificates.publicKey(Certificates.key("eve")));

    assertThat(harvested(mail(foreign))).isEmpty();
  }

  @Test
  void harvestedShouldRefuseWhatASignatureDoesNotCover() throws Exception {
    String mail = new String(mail(bob()), US_ASCII);

    for (String spoiled :
        List.of(
            mail + "Epilogue",
            mail.replace("--b--", "--b\r\n\r\nA third part\r\n--b--"),
            mail.replace("protocol=\"application/pkcs7-signature\"", "protocol=\"x/y\""),
            mail.replace("boundary=b", "boundary=b; boundary=c"),
            mail.replace("multipart/signed", "multipart/mixed"))) {
      assertThat(harvested(spoiled.getBytes(US_ASCII))).isEmpty();
    }
    assertThat(store.of(BOB)).isEmpty();
  }

  @Test
  void harvestedShouldNotTouchTheStoreForOtherMail() throws Exception {
    for (byte[] mail : Mails.valid()) {
      assertThat(CertificateHarvest.isWorthwhile(MimeReader.read(mail))).isFalse();
      assertThat(harvested(mail)).isEmpty();
    }
  }

  private Optional<RecipientCertificate> harvested(byte[] mail) throws Exception {
    return harvest.harvested(mail, MimeReader.read(mail));
  }

  private static Certificates bob() {
    return Certificates.of("bob@partner.example");
  }

  private static byte[] mail(Certificates made) throws Exception {
    return detached(ENTITY, signature(made, false, 1), "bob@partner.example");
  }

  private static byte[] signature(Certificates made, boolean inside, int signers) throws Exception {
    return signature(made, inside, signers, "1.2.840.113549.1.7.1", "SHA256withRSA");
  }

  private static byte[] signature(
      Certificates made, boolean inside, int signers, String type, String algorithm)
      throws CMSException, IOException, OperatorCreationException, GeneralSecurityException {
    X509CertificateHolder certificate = new X509CertificateHolder(made.der());
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    for (int signer = 0; signer < signers; signer++) {
      generator.addSignerInfoGenerator(
          new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .build(new JcaContentSignerBuilder(algorithm).build(KEY.getPrivate()), certificate));
    }
    generator.addCertificate(certificate);
    return generator
        .generate(new CMSProcessableByteArray(new ASN1ObjectIdentifier(type), ENTITY), inside)
        .getEncoded();
  }

  private static byte[] detached(byte[] entity, byte[] signature, String author) {
    return ("From: "
            + author
            + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/signed;"
            + " protocol=\"application/pkcs7-signature\"; micalg=sha-256; boundary=b\r\n\r\n--b\r\n"
            + new String(entity, US_ASCII)
            + "\r\n--b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(signature)
            + "\r\n--b--\r\n")
        .getBytes(US_ASCII);
  }

  private static byte[] opaque(byte[] signature, String author) {
    return ("From: "
            + author
            + "\r\nMIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime;"
            + " smime-type=signed-data; name=smime.p7m\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(signature)
            + "\r\n")
        .getBytes(US_ASCII);
  }
}
