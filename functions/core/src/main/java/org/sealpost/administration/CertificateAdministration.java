package org.sealpost.administration;

import static org.sealpost.Require.require;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.smime.CertificateStanding;
import org.sealpost.smime.RecipientCertificate;
import org.sealpost.smime.RecipientCertificates;

/// What admins do with the certificates of people outside, and with those of the organization. Who
/// may call it is decided before. Mail is encrypted to trusted certificates only: nothing becomes
/// trusted without an admin.
public final class CertificateAdministration {
  /// Of one page.
  public static final int MOST = 200;

  private final RecipientCertificates certificates;
  private final ProtectionAdministration protection;
  private final SmimeDesk smime;
  private final Clock clock;

  public CertificateAdministration(
      RecipientCertificates certificates,
      ProtectionAdministration protection,
      SmimeDesk smime,
      Clock clock) {
    this.certificates = certificates;
    this.protection = protection;
    this.smime = smime;
    this.clock = clock;
  }

  /// By address, at most `limit` (1 to 200).
  ///
  /// @param after the last one of the page before
  public List<KnownCertificate> list(
      CertificateStanding standing, Optional<RecipientCertificate> after, int limit) {
    require(limit >= 1 && limit <= MOST, "limit: 1 to 200");
    Map<EmailAddress, List<RecipientCertificate>> asked = new LinkedHashMap<>();
    return certificates.list(standing, after, limit).stream()
        .map(
            certificate ->
                standing == CertificateStanding.PROPOSED
                    ? beside(
                        certificate, asked.computeIfAbsent(certificate.address(), certificates::of))
                    : KnownCertificate.of(certificate, List.of()))
        .toList();
  }

  /// The one of this fingerprint.
  public Optional<RecipientCertificate> find(EmailAddress address, String fingerprint) {
    return certificates.of(address).stream()
        .filter(one -> one.fingerprint().equals(fingerprint))
        .findFirst();
  }

  /// Trusts what can be used of a file (PEM, DER, P7B), also what was proposed or refused before.
  ///
  /// @param by the admin, as signed in
  public CertificateUploadReport upload(byte[] file, String by) {
    CertificateFile read = smime.read(file, clock.instant(), by);
    List<KnownCertificate> trusted = new ArrayList<>();
    List<KnownCertificate> known = new ArrayList<>();
    for (RecipientCertificate certificate : read.accepted()) {
      (trust(certificate) ? trusted : known).add(KnownCertificate.of(certificate, List.of()));
    }
    return new CertificateUploadReport(trusted, known, read.refused());
  }

  private boolean trust(RecipientCertificate certificate) {
    if (certificates.add(certificate)) {
      return true;
    }
    boolean wasTrusted =
        find(certificate.address(), certificate.fingerprint())
            .filter(one -> one.standing() == CertificateStanding.TRUSTED)
            .isPresent();
    return !wasTrusted
        && certificates.change(
            certificate.address(),
            certificate.fingerprint(),
            CertificateStanding.TRUSTED,
            clock.instant(),
            certificate.by());
  }

  /// Trusts a certificate. Others of the same address keep their standing; the one that is valid
  /// longest is used.
  ///
  /// @param by the admin, as signed in
  /// @return what it is now; empty when it is not known
  public Optional<KnownCertificate> approve(EmailAddress address, String fingerprint, String by) {
    return change(address, fingerprint, CertificateStanding.TRUSTED, by);
  }

  /// Mail is not encrypted to it (any more), and it is not proposed again.
  ///
  /// @param by the admin, as signed in
  /// @return what it is now; empty when it is not known
  public Optional<KnownCertificate> refuse(EmailAddress address, String fingerprint, String by) {
    return change(address, fingerprint, CertificateStanding.REFUSED, by);
  }

  private Optional<KnownCertificate> change(
      EmailAddress address, String fingerprint, CertificateStanding to, String by) {
    Instant now = clock.instant();
    Optional<RecipientCertificate> known = find(address, fingerprint);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    if (known.get().standing() == to) {
      return known.map(one -> KnownCertificate.of(one, List.of()));
    }
    return certificates.change(address, fingerprint, to, now, by)
        ? known.map(one -> KnownCertificate.of(one.with(to, now, by), List.of()))
        : Optional.empty();
  }

  /// Forgets it; it is proposed again when it comes with signed mail again. Idempotent.
  public void remove(EmailAddress address, String fingerprint) {
    certificates.remove(address, fingerprint);
  }

  /// A request (PKCS #10, PEM) for a certificate of the organization's signing key.
  ///
  /// @throws org.sealpost.Unavailable when the key service does not answer
  public String signingRequest() {
    return smime.signingRequest();
  }

  /// A certificate (PEM) of the organization's opening key, for others to encrypt to; issued with
  /// the signing certificate in force.
  ///
  /// @return empty when there is no signing certificate
  /// @throws org.sealpost.Unavailable when the key service does not answer
  public Optional<String> openingCertificate() {
    return protection
        .current()
        .content()
        .smime()
        .signingCertificate()
        .map(issuer -> smime.openingCertificate(issuer, clock.instant()));
  }

  private static KnownCertificate beside(
      RecipientCertificate certificate, List<RecipientCertificate> ofAddress) {
    return KnownCertificate.of(
        certificate,
        ofAddress.stream()
            .filter(one -> one.standing() == CertificateStanding.TRUSTED)
            .map(RecipientCertificate::fingerprint)
            .sorted()
            .toList());
  }
}
