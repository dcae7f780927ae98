package org.sealpost.smime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;

/// Something about an address's certificates that an admin should look at: its mail came with
/// another certificate than the trusted one, say. Either its owner has a new one, or somebody tries
/// to read their mail (threat 10); only a person can tell, by asking the owner in another way than
/// by mail.
///
/// @param proposed what nobody has approved; mail is never encrypted to it
/// @param trusted what it would stand beside; empty where the address has none
/// @param words for people, whole sentences
public record CertificateConcern(
    EmailAddress address,
    RecipientCertificate proposed,
    Optional<RecipientCertificate> trusted,
    String words) {
  private static final String ADVICE =
      " Ask its owner for the fingerprint, by telephone rather than by mail, before you approve"
          + " it.";

  /// The concerns about each address among these certificates; those against a trusted certificate
  /// come first.
  ///
  /// @param certificates all of each address that is among them
  public static List<CertificateConcern> among(
      List<RecipientCertificate> certificates, Instant now) {
    List<CertificateConcern> concerns = new ArrayList<>();
    for (RecipientCertificate one : certificates) {
      if (one.standing() == CertificateStanding.PROPOSED) {
        concerns.add(concern(one, trusted(one.address(), certificates), now));
      }
    }
    concerns.sort(Comparator.comparing(concern -> concern.trusted().isEmpty()));
    return concerns;
  }

  private static Optional<RecipientCertificate> trusted(
      EmailAddress address, List<RecipientCertificate> certificates) {
    return certificates.stream()
        .filter(one -> one.address().equals(address))
        .filter(one -> one.standing() == CertificateStanding.TRUSTED)
        .max(Comparator.comparing(CertificateConcern::until));
  }

  private static CertificateConcern concern(
      RecipientCertificate proposed, Optional<RecipientCertificate> trusted, Instant now) {
    String words =
        trusted
            .map(
                one ->
                    until(one).isBefore(now)
                        ? "The trusted certificate has expired on "
                            + PersonalCertificate.day(until(one))
                            + ", and signed mail came with another one. Mail goes through the"
                            + " portal until you approve one."
                        : "Signed mail came with another certificate than the trusted one. Mail"
                            + " is still encrypted to the trusted one only.")
            .orElse(
                "Signed mail came with this certificate, and the address has no trusted one. Mail"
                    + " goes through the portal until you approve it.");
    return new CertificateConcern(proposed.address(), proposed, trusted, words + ADVICE);
  }

  private static Instant until(RecipientCertificate certificate) {
    try {
      return PersonalCertificate.x509(certificate.der()).getNotAfter().toInstant();
    } catch (UnreadableCertificateException unreadable) {
      return Instant.MIN;
    }
  }
}
