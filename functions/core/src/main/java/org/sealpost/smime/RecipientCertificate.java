package org.sealpost.smime;

import static org.sealpost.Require.require;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.sealpost.mail.EmailAddress;

/// A certificate that we know of somebody.
///
/// @param base64 its DER; at most 16 KB
/// @param since when it got this standing
/// @param by the admin who gave it this standing; empty for one that came by itself
public record RecipientCertificate(
    EmailAddress address,
    String base64,
    CertificateStanding standing,
    CertificateOrigin origin,
    Instant since,
    String by) {
  private static final int LARGEST_BYTES = 16 * 1024;

  public RecipientCertificate {
    int length = Base64.getDecoder().decode(base64).length;
    require(length > 0 && length <= LARGEST_BYTES, "a certificate: 1 byte to 16 KB");
  }

  public byte[] der() {
    return Base64.getDecoder().decode(base64);
  }

  /// SHA-256 of the DER, 64 hex digits: names the certificate.
  public String fingerprint() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der()));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  public RecipientCertificate with(CertificateStanding now, Instant at, String admin) {
    return new RecipientCertificate(address, base64, now, origin, at, admin);
  }
}
