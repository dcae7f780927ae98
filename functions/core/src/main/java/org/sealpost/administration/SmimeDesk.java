package org.sealpost.administration;

import java.time.Instant;
import java.util.List;
import org.sealpost.protection.settings.SmimeSettings;

/// What S/MIME does for admins. All calls throw [org.sealpost.Unavailable] when the key service
/// does not answer.
public interface SmimeDesk {
  /// What is wrong with these settings, as sentences for people: certificates that are not for our
  /// keys, too weak, expired, or cannot be read. Asks for the keys only when there is a certificate
  /// for them.
  List<String> problems(SmimeSettings settings, Instant now);

  /// Certificates of people outside from a file (PEM, DER, P7B).
  ///
  /// @param by the admin who vouches for them
  CertificateFile read(byte[] file, Instant now, String by);

  /// A request (PKCS #10, PEM) for a certificate of the organization's signing key.
  String signingRequest();

  /// A certificate (PEM) of the organization's opening key, for others to encrypt to.
  ///
  /// @param signingCertificate the organization's, PEM
  String openingCertificate(String signingCertificate, Instant now);
}
