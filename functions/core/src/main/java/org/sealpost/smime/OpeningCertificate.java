package org.sealpost.smime;

import static org.sealpost.Require.require;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.sealpost.mail.EmailAddress;

/// The certificate to which others encrypt mail for the organization.
///
/// A key of the key service that opens cannot sign, so it can ask no authority for a certificate;
/// the organization issues this one itself, with its signing key. An authority's certificate for
/// signing mail may not issue others: partners' programs find no chain, and their admins trust this
/// certificate by its fingerprint.
public final class OpeningCertificate {
  private static final int SERIAL_BYTES = 16;
  private static final int LONGEST_YEARS = 3;

  private OpeningCertificate() {}

  /// X.509 v3: key usage keyEncipherment, extended key usage emailProtection, the address in
  /// subjectAltName, signed with RSA and SHA-256 by the key service. Valid from an hour ago, since
  /// clocks differ.
  ///
  /// @param signingCertificatePem the organization's, whose subject becomes the issuer
  /// @param organizationName at most its first 64 characters stand in the certificate
  /// @param years 1 to 3
  /// @return PEM
  /// @throws IllegalArgumentException when the signing certificate cannot be read
  /// @throws org.sealpost.Unavailable when the key service does not answer
  public static String pem(
      SigningKey signingKey,
      String signingCertificatePem,
      OpeningKey openingKey,
      String organizationName,
      EmailAddress address,
      Instant now,
      int years,
      SecureRandom random) {
    require(years >= 1 && years <= LONGEST_YEARS, "1 to 3 years");
    try {
      X509Certificate issuer = SigningCertificate.of(signingCertificatePem).certificate();
      SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(openingKey.publicKey());
      Instant until = now.atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              new X509CertificateHolder(issuer.getEncoded()).getSubject(),
              serialNumber(random),
              Date.from(now.minus(1, ChronoUnit.HOURS)),
              Date.from(until),
              OrganizationName.subject(organizationName),
              key);
      addExtensions(builder, key, issuer, address);
      return CertificateFile.pem(
          "CERTIFICATE", builder.build(new KeyServiceSigner(signingKey)).getEncoded());
    } catch (UnreadableCertificateException | CertificateEncodingException unreadable) {
      throw new IllegalArgumentException("not a signing certificate", unreadable);
    } catch (IOException | java.security.NoSuchAlgorithmException bug) {
      throw new IllegalStateException("a certificate that cannot be written", bug);
    }
  }

  private static void addExtensions(
      X509v3CertificateBuilder builder,
      SubjectPublicKeyInfo key,
      X509Certificate issuer,
      EmailAddress address)
      throws IOException, java.security.NoSuchAlgorithmException {
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment));
    builder.addExtension(
        Extension.extendedKeyUsage,
        false,
        new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection));
    builder.addExtension(
        Extension.subjectAlternativeName, false, OrganizationName.alternative(address));
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(issuer.getPublicKey()));
  }

  /// Positive, and nobody guesses it (RFC 5280 4.1.2.2: at most 20 octets).
  private static BigInteger serialNumber(SecureRandom random) {
    byte[] bytes = new byte[SERIAL_BYTES];
    random.nextBytes(bytes);
    return new BigInteger(1, bytes).setBit(SERIAL_BYTES * Byte.SIZE - 2);
  }
}
