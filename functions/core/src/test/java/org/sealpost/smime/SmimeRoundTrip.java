package org.sealpost.smime;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.smime.OpeningKey.OaepHash;
import org.sealpost.smime.SmimeOpening.Result;
import org.sealpost.testing.TestClock;

/// An organization with keys and certificates, that writes to itself as if it were a partner: what
/// its delivery encrypts, its opening opens.
final class SmimeRoundTrip {
  static final EmailAddress ORGANIZATION = EmailAddress.of("smime@contoso.example");
  static final InMemorySmimeKeys KEYS = new InMemorySmimeKeys();

  final InMemoryRecipientCertificates certificates = new InMemoryRecipientCertificates();
  final SmimeDelivery delivery =
      new SmimeDelivery(certificates, KEYS.signingKey(), new SecureRandom(), new TestClock());
  final SmimeOpening opening = new SmimeOpening(KEYS.openingKey());
  final String signingCertificate =
      Certificates.of(ORGANIZATION.toString())
          .subject("O=Contoso,CN=Contoso")
          .key(KEYS.signingKey().publicKey())
          .pem();
  private final Certificates forOpening;
  final SmimeSettings settings;

  SmimeRoundTrip() {
    this(opening().serial(99));
  }

  /// @param forOpening what stands in the settings, and is encrypted to
  SmimeRoundTrip(Certificates forOpening) {
    this.forOpening = forOpening;
    settings =
        new SmimeSettings(
            Optional.of(signingCertificate),
            Optional.of(forOpening.pem()),
            List.of(),
            List.of(),
            Set.of());
  }

  /// For the opening key.
  static Certificates opening() {
    return Certificates.of(ORGANIZATION.toString()).key(KEYS.openingKey().publicKey());
  }

  /// CBC by PKCS #1 v1.5 is nothing that KMS opens; with a key for OAEP only it is OAEP.
  static SmimeRoundTrip withOaepKey(OaepHash hash) {
    try {
      return new SmimeRoundTrip(
          opening()
              .oaepKey(
                  org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance(
                      KEYS.openingKey().publicKey()),
                  hash));
    } catch (java.io.IOException bug) {
      throw new IllegalStateException(bug);
    }
  }

  UsableCertificate certificate(boolean cbc) {
    return new UsableCertificate(forOpening.der(), cbc);
  }

  byte[] encrypted(byte[] message, boolean cbc) {
    return delivery.encrypted(delivery.sign(message, settings), ORGANIZATION, certificate(cbc));
  }

  /// Encrypted as it is, without a signature.
  byte[] encrypted(String fields, byte[] entity, boolean cbc) {
    return delivery.encrypted(
        new SignedMail(fields.getBytes(java.nio.charset.StandardCharsets.UTF_8), entity),
        ORGANIZATION,
        certificate(cbc));
  }

  Result open(byte[] message) {
    try {
      return opening.open(message, MimeReader.read(message), settings);
    } catch (MalformedMailException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  byte[] opened(byte[] message) {
    Result result = open(message);
    assertThat(result).isInstanceOf(Result.Opened.class);
    return ((Result.Opened) result).message();
  }

  String refusal(byte[] message) {
    Result result = open(message);
    assertThat(result).isInstanceOf(Result.NotOpened.class);
    return ((Result.NotOpened) result).reason();
  }
}
