package org.sealpost.smime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;

/// The certificates of people outside. All calls throw [org.sealpost.Unavailable] when the store
/// does not answer.
public interface RecipientCertificates {
  /// All of this address, whatever their standing, in no particular order. Strongly consistent.
  List<RecipientCertificate> of(EmailAddress address);

  /// All of this standing by address, at most `limit` (1 to 500), behind the address and
  /// fingerprint `after` when that is given. May lag a little behind.
  List<RecipientCertificate> list(
      CertificateStanding standing, Optional<RecipientCertificate> after, int limit);

  /// Adds a certificate, unless this very one is known of the address: then it stays as it is,
  /// whatever its standing.
  ///
  /// @return whether it was added
  boolean add(RecipientCertificate certificate);

  /// Gives a known certificate another standing.
  ///
  /// @return false when it is not known
  boolean change(
      EmailAddress address, String fingerprint, CertificateStanding to, Instant at, String by);

  /// Forgets it. Idempotent.
  void remove(EmailAddress address, String fingerprint);
}
