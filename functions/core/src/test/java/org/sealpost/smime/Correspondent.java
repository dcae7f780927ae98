package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.testing.SeededRandom;
import org.sealpost.testing.TestClock;

/// Somebody outside with a mail program that does S/MIME.
public final class Correspondent {
  private static final EmailAddress ORGANIZATION = EmailAddress.of("smime@contoso.example");

  private final EmailAddress address;
  private final InMemorySmimeKeys keys = new InMemorySmimeKeys();
  private final SmimeDelivery delivery =
      new SmimeDelivery(
          new InMemoryRecipientCertificates(),
          keys.signingKey(),
          new SeededRandom(9),
          new TestClock());

  public Correspondent(EmailAddress address) {
    this.address = address;
  }

  /// Those of an organization with certificates for both of its keys, and without anchors.
  public static SmimeSettings organization(InMemorySmimeKeys keys) {
    return settings(ORGANIZATION, keys);
  }

  /// To which others encrypt.
  public RecipientCertificate certificate(CertificateStanding standing) {
    return forOpening(address, keys).as(address, standing, CertificateOrigin.UPLOAD);
  }

  /// With which this person signs.
  public RecipientCertificate signingCertificate(CertificateStanding standing) {
    return certificate(address, keys.signingKey().publicKey())
        .as(address, standing, CertificateOrigin.SIGNED_MAIL);
  }

  /// The mail as the program shows it: opened, and what was signed of it.
  ///
  /// @return empty when it cannot be opened, or the organization did not sign all of it
  public Optional<byte[]> shown(byte[] mail, SmimeSettings organization) {
    try {
      return switch (new SmimeOpening(keys.openingKey())
          .open(mail, MimeReader.read(mail), settings(address, keys))) {
        case SmimeOpening.Result.NotOpened _ -> Optional.empty();
        case SmimeOpening.Result.Opened(byte[] message) ->
            SignedEntity.verified(MimeEntity.of(message))
                .filter(signed -> isOf(organization, signed))
                .map(CmsSignature.Signed::content);
      };
    } catch (MalformedMailException malformed) {
      return Optional.empty();
    }
  }

  /// The message, signed by this person.
  public byte[] signed(byte[] message) {
    SignedMail signed = delivery.sign(message, settings(address, keys));
    return (new String(signed.fields(), UTF_8)
            + "Subject: Signed\r\nMIME-Version: 1.0\r\n"
            + new String(signed.entity(), UTF_8))
        .getBytes(UTF_8);
  }

  /// The message, signed by this person, and encrypted to the organization.
  public byte[] encrypted(byte[] message, SmimeSettings organization, EmailAddress to) {
    return delivery.encrypted(
        delivery.sign(message, settings(address, keys)),
        to,
        new UsableCertificate(opening(organization), false));
  }

  private static boolean isOf(SmimeSettings organization, CmsSignature.Signed signed) {
    return organization
        .signingCertificate()
        .equals(Optional.of(CertificateFile.pem("CERTIFICATE", signed.certificate())));
  }

  private static byte[] opening(SmimeSettings organization) {
    try {
      return CertificateFile.certificates(
              organization.openingCertificate().orElseThrow().getBytes(UTF_8))
          .getFirst();
    } catch (UnreadableCertificateException bug) {
      throw new IllegalStateException(bug);
    }
  }

  private static SmimeSettings settings(EmailAddress address, InMemorySmimeKeys keys) {
    return new SmimeSettings(
        Optional.of(certificate(address, keys.signingKey().publicKey()).pem()),
        Optional.of(forOpening(address, keys).pem()),
        List.of(),
        List.of(),
        Set.of());
  }

  /// Another serial number for another key, by which mail says to whom it is encrypted.
  private static Certificates forOpening(EmailAddress address, InMemorySmimeKeys keys) {
    byte[] key = keys.openingKey().publicKey();
    return certificate(address, key).serial(1 + Integer.toUnsignedLong(Arrays.hashCode(key)));
  }

  private static Certificates certificate(EmailAddress address, byte[] publicKey) {
    return Certificates.of(address.toString()).key(SubjectPublicKeyInfo.getInstance(publicKey));
  }
}
