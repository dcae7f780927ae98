package org.sealpost.smime;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.protection.settings.SmimeSettings;

/// Whether new mail may be encrypted to a certificate. Two things make one trusted, and either is
/// enough:
///
/// - an admin: who uploads or approves a certificate has looked at it ([CertificateStanding]
///   TRUSTED), whoever issued it. Authorities are not asked, because many a partner issues its own
///   certificates;
/// - for one from the directory attribute: a chain to a trust anchor of the settings. The directory
///   comes from elsewhere, and whoever may write there is not yet one whom we trust with mail.
///
/// What came with somebody's mail is never used before an admin has approved it, whatever its chain
/// (threat 10); what an admin refused stays refused, in the directory too. Whoever vouches: it must
/// be valid now, for this address, for encrypting mail, strong enough, and not revoked.
public final class CertificateJudgement {
  private final SmimeSettings settings;
  private final Authorities authorities;

  private CertificateJudgement(SmimeSettings settings, Authorities authorities) {
    this.settings = settings;
    this.authorities = authorities;
  }

  /// To be used for many: reads all anchors and lists.
  public static CertificateJudgement under(SmimeSettings settings) {
    return new CertificateJudgement(settings, Authorities.of(settings));
  }

  boolean isUnder(SmimeSettings other) {
    return settings.equals(other);
  }

  /// Never throws for what a certificate says.
  public Verdict verdict(RecipientCertificate certificate, Instant now) {
    Optional<String> standing =
        switch (certificate.standing()) {
          case TRUSTED -> Optional.empty();
          case REFUSED -> Optional.of("an admin does not want it");
          case PROPOSED ->
              certificate.origin() == CertificateOrigin.DIRECTORY
                  ? Optional.empty()
                  : Optional.of("it came with somebody's mail, and no admin has approved it");
        };
    if (standing.isPresent()) {
      return new Verdict.NotUsable(standing.get());
    }
    try {
      return verdict(certificate, PersonalCertificate.of(certificate.der()), now);
    } catch (UnreadableCertificateException unreadable) {
      return new Verdict.NotUsable(
          Optional.ofNullable(unreadable.getMessage()).orElse("it cannot be read"));
    }
  }

  private Verdict verdict(
      RecipientCertificate certificate, PersonalCertificate personal, Instant now) {
    return personal
        .unfitFor(certificate.address(), now)
        .or(() -> authorities.revoked(personal.x509(), now))
        .or(
            () ->
                certificate.standing() == CertificateStanding.TRUSTED
                    ? Optional.empty()
                    : authorities.distrust(personal.x509(), now))
        .<Verdict>map(Verdict.NotUsable::new)
        .orElseGet(() -> new Verdict.Usable(personal.until()));
  }

  /// Answer to [#verdict].
  public sealed interface Verdict {
    /// @param until when it expires
    record Usable(Instant until) implements Verdict {}

    /// @param reason for people, behind “because”
    record NotUsable(String reason) implements Verdict {}
  }
}
