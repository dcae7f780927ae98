package org.sealpost.administration;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.sealpost.smime.RecipientCertificate;

/// A certificate as admins see it.
///
/// @param content what stands in it; empty when it cannot be read
/// @param others fingerprints of the trusted certificates of the same address, which a proposed one
///     would stand beside: somebody may be posing as its owner
public record KnownCertificate(
    RecipientCertificate certificate, Optional<Content> content, List<String> others) {
  public KnownCertificate {
    others = List.copyOf(others);
  }

  static KnownCertificate of(RecipientCertificate certificate, List<String> others) {
    return new KnownCertificate(certificate, Content.of(certificate.der()), others);
  }

  /// What a certificate says of itself (RFC 5280). Nothing of it is checked here.
  ///
  /// @param subject distinguished name (RFC 2253)
  /// @param serial hexadecimal
  /// @param key algorithm and, of RSA, its bits
  public record Content(
      String subject, String issuer, String serial, Instant from, Instant until, String key) {
    /// Of the first certificate there; empty when it cannot be read.
    static Optional<Content> ofPem(String pem) {
      return of(pem.getBytes(US_ASCII));
    }

    /// @param encoded DER or PEM
    static Optional<Content> of(byte[] encoded) {
      try {
        X509Certificate read =
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded));
        String bits =
            read.getPublicKey() instanceof RSAKey rsa ? " " + rsa.getModulus().bitLength() : "";
        return Optional.of(
            new Content(
                name(read.getSubjectX500Principal()),
                name(read.getIssuerX500Principal()),
                read.getSerialNumber().toString(16),
                read.getNotBefore().toInstant(),
                read.getNotAfter().toInstant(),
                read.getPublicKey().getAlgorithm() + bits));
      } catch (CertificateException unreadable) {
        return Optional.empty();
      }
    }

    private static String name(X500Principal principal) {
      return principal.getName(X500Principal.RFC2253, Map.of("1.2.840.113549.1.9.1", "E"));
    }
  }
}
