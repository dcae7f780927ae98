package org.sealpost.smime;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.sealpost.mail.EmailAddress;

/// A certificate (RFC 5280) that names mail addresses, read strictly. That it can be read says
/// nothing of who made it.
final class PersonalCertificate {
  static final int LARGEST_BYTES = 16 * 1024;
  private static final int KEY_ENCIPHERMENT = 2;

  private static final Set<String> SOUND_SIGNATURES =
      Set.of(
          "1.2.840.113549.1.1.11", // RSA with SHA-256, 384, 512
          "1.2.840.113549.1.1.12",
          "1.2.840.113549.1.1.13",
          "1.2.840.10045.4.3.2", // ECDSA with SHA-256, 384, 512
          "1.2.840.10045.4.3.3",
          "1.2.840.10045.4.3.4",
          "1.3.101.112", // Ed25519, Ed448
          "1.3.101.113");
  private static final String RSA_PSS = "1.2.840.113549.1.1.10";
  private static final Set<String> SHA_2 =
      Set.of(
          NISTObjectIdentifiers.id_sha256.getId(),
          NISTObjectIdentifiers.id_sha384.getId(),
          NISTObjectIdentifiers.id_sha512.getId());

  private final X509Certificate x509;
  private final Certificate fields;
  private final Set<EmailAddress> addresses;
  private final RsaKey key;

  private PersonalCertificate(
      X509Certificate x509, Certificate fields, Set<EmailAddress> addresses, RsaKey key) {
    this.x509 = x509;
    this.fields = fields;
    this.addresses = addresses;
    this.key = key;
  }

  /// @param der one certificate and not a byte more
  /// @throws UnreadableCertificateException also for keys that are no RSA keys of 2048 bits or more
  static PersonalCertificate of(byte[] der) throws UnreadableCertificateException {
    X509Certificate x509 = x509(der);
    try {
      Certificate fields = Certificate.getInstance(der);
      return new PersonalCertificate(
          x509,
          fields,
          CertificateAddresses.of(fields.getTBSCertificate()),
          RsaKey.of(fields.getSubjectPublicKeyInfo()));
    } catch (RuntimeException malformed) {
      // Strangers write certificates, and the parser has many ways to say no.
      throw new UnreadableCertificateException("its fields cannot be read");
    }
  }

  /// Any certificate, an authority's too.
  static X509Certificate x509(byte[] der) throws UnreadableCertificateException {
    if (der.length > LARGEST_BYTES) {
      throw new UnreadableCertificateException("it is larger than 16 KB");
    }
    if (!AsnShape.isSound(der)) {
      throw new UnreadableCertificateException("it is not a certificate");
    }
    try {
      X509Certificate x509 =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      if (x509 == null || !Arrays.equals(x509.getEncoded(), der)) {
        throw new UnreadableCertificateException("it is not a certificate in DER");
      }
      return x509;
    } catch (CertificateException | RuntimeException malformed) {
      throw new UnreadableCertificateException("it is not a certificate that can be read");
    }
  }

  X509Certificate x509() {
    return x509;
  }

  Certificate fields() {
    return fields;
  }

  /// At least one.
  Set<EmailAddress> addresses() {
    return addresses;
  }

  RsaKey key() {
    return key;
  }

  Instant until() {
    return x509.getNotAfter().toInstant();
  }

  /// Why it cannot be used for mail to this address at this time, whoever vouches for it; behind
  /// “because”.
  Optional<String> unfitFor(EmailAddress address, Instant now) {
    return addresses.contains(address)
        ? unfit(now)
        : Optional.of("it does not name the address " + address);
  }

  /// Why it cannot be used for new mail at this time, whoever vouches for it; behind “because”.
  Optional<String> unfit(Instant now) {
    if (now.isBefore(x509.getNotBefore().toInstant())) {
      return Optional.of("it is valid from " + day(x509.getNotBefore().toInstant()) + " only");
    }
    if (now.isAfter(until())) {
      return Optional.of("it has expired on " + day(until()));
    }
    if (x509.hasUnsupportedCriticalExtension()) {
      return Optional.of("it has a critical extension that is not known here");
    }
    if (x509.getBasicConstraints() >= 0) {
      return Optional.of("it is an authority's certificate, not a person's");
    }
    if (!hasSoundSignature(fields.getSignatureAlgorithm())) {
      return Optional.of("it is signed with an algorithm that is too weak, such as SHA-1");
    }
    return misused();
  }

  private Optional<String> misused() {
    boolean[] usage = x509.getKeyUsage();
    if (usage != null && !usage[KEY_ENCIPHERMENT]) {
      return Optional.of("its key is not for encryption (key usage keyEncipherment)");
    }
    try {
      List<String> purposes = x509.getExtendedKeyUsage();
      return purposes == null
              || purposes.contains(KeyPurposeId.id_kp_emailProtection.getId())
              || purposes.contains(KeyPurposeId.anyExtendedKeyUsage.getId())
          ? Optional.empty()
          : Optional.of("its key is not for mail (extended key usage emailProtection)");
    } catch (CertificateException malformed) {
      return Optional.of("its extended key usage cannot be read");
    }
  }

  static boolean hasSoundSignature(X509Certificate x509) {
    try {
      return hasSoundSignature(Certificate.getInstance(x509.getEncoded()).getSignatureAlgorithm());
    } catch (CertificateException | RuntimeException malformed) {
      return false;
    }
  }

  private static boolean hasSoundSignature(AlgorithmIdentifier algorithm) {
    String name = algorithm.getAlgorithm().getId();
    if (!name.equals(RSA_PSS)) {
      return SOUND_SIGNATURES.contains(name);
    }
    try {
      return SHA_2.contains(
          RSASSAPSSparams.getInstance(algorithm.getParameters())
              .getHashAlgorithm()
              .getAlgorithm()
              .getId());
    } catch (RuntimeException malformed) {
      return false;
    }
  }

  static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateException bug) {
      throw new IllegalStateException("a certificate that was read and cannot be written", bug);
    }
  }

  /// For people.
  static String day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
