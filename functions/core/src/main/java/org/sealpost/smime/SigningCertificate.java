package org.sealpost.smime;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// The organization's certificate for its signing key, and the chain that others need.
///
/// @param chain the certificate itself first
record SigningCertificate(List<X509Certificate> chain) {
  private static final int LONGEST_CHAIN = 10;

  SigningCertificate {
    chain = List.copyOf(chain);
  }

  /// @throws UnreadableCertificateException when there is none, or one of them cannot be read
  static SigningCertificate of(String pem) throws UnreadableCertificateException {
    List<X509Certificate> chain = Authorities.anchors(pem);
    if (chain.size() > LONGEST_CHAIN) {
      throw new UnreadableCertificateException("its chain has more than 10 certificates");
    }
    return new SigningCertificate(chain);
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  boolean isValid(Instant now) {
    return !now.isBefore(certificate().getNotBefore().toInstant())
        && !now.isAfter(certificate().getNotAfter().toInstant());
  }
}
