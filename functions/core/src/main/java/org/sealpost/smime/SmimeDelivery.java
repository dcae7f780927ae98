package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.directory.Directory;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.smime.CertificateJudgement.Verdict;

/// Protects mail by S/MIME: signs it with the organization's key, encrypts it to recipients.
public final class SmimeDelivery {
  private static final byte[] CRLF = {'\r', '\n'};
  private static final int BOUNDARY_BYTES = 16;
  private static final int BASE64_LINE = 76;

  private final RecipientCertificates certificates;
  private final SigningKey signingKey;
  private final SecureRandom random;
  private final Clock clock;

  /// Of the settings that were used last: reading anchors and lists takes a while.
  private volatile CertificateJudgement judgement = CertificateJudgement.under(SmimeSettings.NONE);

  public SmimeDelivery(
      RecipientCertificates certificates, SigningKey signingKey, SecureRandom random, Clock clock) {
    this.certificates = certificates;
    this.signingKey = signingKey;
    this.random = random;
    this.clock = clock;
  }

  /// Whether the organization has a signing certificate that is valid now. Whether the key service
  /// still has its key is not asked; [SmimeSettingsCheck] does that when it is set.
  public boolean canSign(SmimeSettings settings) {
    Instant now = clock.instant();
    return settings
        .signingCertificate()
        .flatMap(SmimeDelivery::signingCertificate)
        .filter(certificate -> certificate.isValid(now))
        .isPresent();
  }

  private static Optional<SigningCertificate> signingCertificate(String pem) {
    try {
      return Optional.of(SigningCertificate.of(pem));
    } catch (UnreadableCertificateException unreadable) {
      return Optional.empty();
    }
  }

  /// The trusted certificate of this recipient that may be used now; of several, the one that is
  /// valid longest, and one that an admin trusts before one of the directory. Empty where there is
  /// none: expired, revoked, not for encryption, not for this address, too weak, or not trusted
  /// ([CertificateJudgement]).
  ///
  /// @throws org.sealpost.Unavailable when the store does not answer
  public Optional<UsableCertificate> usable(
      EmailAddress recipient, Directory directory, SmimeSettings settings) {
    List<RecipientCertificate> known = certificates.of(recipient);
    return best(
            known.stream().filter(one -> one.standing() == CertificateStanding.TRUSTED).toList(),
            settings)
        .or(
            () ->
                best(
                    DirectoryCertificates.of(recipient, directory).stream()
                        .filter(one -> !isRefused(one, known))
                        .toList(),
                    settings))
        .map(
            one ->
                new UsableCertificate(
                    one.der(), settings.cbcDomains().contains(recipient.domain())));
  }

  private static boolean isRefused(RecipientCertificate one, List<RecipientCertificate> known) {
    return known.stream()
        .anyMatch(
            other ->
                other.standing() == CertificateStanding.REFUSED
                    && other.fingerprint().equals(one.fingerprint()));
  }

  private Optional<RecipientCertificate> best(
      List<RecipientCertificate> candidates, SmimeSettings settings) {
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    CertificateJudgement current = judgement(settings);
    return candidates.stream()
        .flatMap(
            one ->
                switch (current.verdict(one, now)) {
                  case Verdict.Usable usable ->
                      java.util.stream.Stream.of(new Candidate(one, usable.until()));
                  case Verdict.NotUsable _ -> java.util.stream.Stream.of();
                })
        // The fingerprint decides between equals, so that every mail gets the same one.
        .max(
            Comparator.comparing(Candidate::until)
                .thenComparing(candidate -> candidate.certificate().fingerprint()))
        .map(Candidate::certificate);
  }

  private CertificateJudgement judgement(SmimeSettings settings) {
    CertificateJudgement current = judgement;
    if (!current.isUnder(settings)) {
      current = CertificateJudgement.under(settings);
      judgement = current;
    }
    return current;
  }

  /// Signed as one entity with all of its header inside (RFC 9788), so that it can be encrypted for
  /// each recipient. SHA-256, RSASSA-PKCS1-v1_5: what every program verifies.
  ///
  /// @param message 7-bit clean, without transport fields
  /// @throws IllegalStateException unless [#canSign]
  /// @throws org.sealpost.Unavailable when the key service does not answer
  public SignedMail sign(byte[] message, SmimeSettings settings) {
    SigningCertificate certificate =
        settings
            .signingCertificate()
            .flatMap(SmimeDelivery::signingCertificate)
            .filter(one -> one.isValid(clock.instant()))
            .orElseThrow(() -> new IllegalStateException("no signing certificate that is valid"));
    MimeEntity read = MimeEntity.of(message);
    ProtectedHeader header = ProtectedHeader.of(read);
    byte[] entity = new byte[header.inside().length + read.bodyBytes()];
    System.arraycopy(header.inside(), 0, entity, 0, header.inside().length);
    System.arraycopy(message, read.bodyFrom(), entity, header.inside().length, read.bodyBytes());
    return new SignedMail(header.outside(), multipart(entity, signature(entity, certificate)));
  }

  private byte[] multipart(byte[] entity, byte[] signature) {
    String boundary = "signed-" + HexFormat.of().formatHex(randomBytes());
    byte[] head =
        ascii(
            "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";\r\n"
                + " micalg=sha-256; boundary=\""
                + boundary
                + "\"\r\n\r\n--"
                + boundary
                + "\r\n");
    byte[] between =
        ascii(
            "\r\n--"
                + boundary
                + "\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n"
                + "Content-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment; filename=smime.p7s\r\n\r\n");
    byte[] encoded = Base64.getMimeEncoder().encode(signature);
    byte[] end = ascii("\r\n--" + boundary + "--\r\n");
    return joined(head, entity, between, encoded, end);
  }

  private byte[] signature(byte[] entity, SigningCertificate certificate) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setSignedAttributeGenerator(
                  new DefaultSignedAttributeTableGenerator(attributes(clock.instant())))
              .build(
                  new KeyServiceSigner(signingKey),
                  new X509CertificateHolder(certificate.certificate().getEncoded())));
      List<X509Certificate> chain = new ArrayList<>(certificate.chain());
      generator.addCertificates(new JcaCertStore(chain));
      return generator.generate(new CMSProcessableByteArray(entity), false).getEncoded();
    } catch (CMSException
        | IOException
        | OperatorCreationException
        | CertificateEncodingException bug) {
      throw new IllegalStateException("a signature that cannot be written", bug);
    }
  }

  private static AttributeTable attributes(Instant now) {
    return new AttributeTable(
        new DERSet(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(now))))));
  }

  /// A complete message, readable by the certificate's owner only; nothing of its subject, and no
  /// other recipient, stands outside.
  ///
  /// @param recipient to whom the mail will be addressed
  /// @throws IllegalArgumentException if the certificate is not one that [#usable] gave
  public byte[] encrypted(
      SignedMail signed, EmailAddress recipient, UsableCertificate certificate) {
    PersonalCertificate personal;
    try {
      personal = PersonalCertificate.of(certificate.der());
    } catch (UnreadableCertificateException unusable) {
      throw new IllegalArgumentException("not a certificate to encrypt to", unusable);
    }
    String type = certificate.cbc() ? "enveloped-data" : "authEnveloped-data";
    byte[] head =
        joined(
            signed.fields(),
            ascii(
                "To: "
                    + recipient
                    + "\r\nSubject: "
                    + ProtectedHeader.NO_SUBJECT
                    + "\r\nMIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime; smime-type="
                    + type
                    + ";\r\n name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n"
                    + "Content-Disposition: attachment; filename=smime.p7m\r\n\r\n"));
    return written(
        head,
        new CmsEncryption(random).encrypted(signed.entity(), personal, certificate.cbc()),
        signed.entity().length);
  }

  /// In one array of about the right size: a mail may have 25 MB.
  private static byte[] written(byte[] head, ContentInfo encrypted, int contentBytes) {
    int estimate = head.length + (contentBytes + 8192) / 3 * 4 / BASE64_LINE * (BASE64_LINE + 2);
    ByteArrayOutputStream message = new ByteArrayOutputStream(estimate + 1024);
    message.writeBytes(head);
    try (OutputStream base64 = Base64.getMimeEncoder(BASE64_LINE, CRLF).wrap(message)) {
      encrypted.encodeTo(base64, ASN1Encoding.DER);
    } catch (IOException bug) {
      throw new UncheckedIOException("bytes in memory", bug);
    }
    message.writeBytes(CRLF);
    return message.toByteArray();
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[BOUNDARY_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  private record Candidate(RecipientCertificate certificate, Instant until) {}
}
