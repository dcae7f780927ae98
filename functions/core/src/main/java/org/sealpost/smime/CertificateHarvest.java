package org.sealpost.smime;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;

/// Takes the certificates of signed mail as proposals to an admin. Anybody can write signed mail
/// with a certificate of their own making (threat 10, “Mailto: Me Your Secrets”): a proposal
/// changes nothing, whatever its chain.
///
/// Proposed is the signer's certificate when the signature is right over all that a reader sees,
/// the certificate names the mail's one author exactly, and one could encrypt to it now. At most
/// one is added for each mail, and never a fourth to what waits for an admin about an address, so
/// that nobody can flood them.
///
/// What is proposed depends on one read and one write of the store: a harvest belongs behind the
/// settlement of a mail, and its failure is no failure of the mail.
public final class CertificateHarvest {
  private static final int MOST_PROPOSALS = 3;

  private final RecipientCertificates certificates;
  private final Clock clock;

  public CertificateHarvest(RecipientCertificates certificates, Clock clock) {
    this.certificates = certificates;
    this.clock = clock;
  }

  /// Whether there may be something to harvest. Costs nothing.
  public static boolean isWorthwhile(MailContent content) {
    return content
        .header("Content-Type")
        .findFirst()
        .filter(
            value -> {
              String type = value.strip().toLowerCase(java.util.Locale.ROOT);
              return type.startsWith("multipart/signed")
                  || type.startsWith("application/pkcs7-mime")
                  || type.startsWith("application/x-pkcs7-mime");
            })
        .isPresent();
  }

  /// Never throws for what the mail says. The author is not checked here to be outside: the store
  /// is of everybody's certificates.
  ///
  /// @param content of the same message
  /// @return what was added
  /// @throws org.sealpost.Unavailable when the store does not answer: the mail goes on without
  public Optional<RecipientCertificate> harvested(byte[] message, MailContent content) {
    if (!isWorthwhile(content)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return author(message, content)
        .flatMap(author -> proposal(author, message, now))
        .filter(this::isNews)
        .filter(certificates::add);
  }

  private static Optional<RecipientCertificate> proposal(
      EmailAddress author, byte[] message, Instant now) {
    return SignedEntity.verified(MimeEntity.of(message))
        .filter(signed -> isFit(signed.certificate(), author, now))
        .map(
            signed ->
                new RecipientCertificate(
                    author,
                    Base64.getEncoder().encodeToString(signed.certificate()),
                    CertificateStanding.PROPOSED,
                    CertificateOrigin.SIGNED_MAIL,
                    now,
                    ""));
  }

  /// The one address of the one From field, which names no other in any way.
  private static Optional<EmailAddress> author(byte[] message, MailContent content) {
    return MimeEntity.of(message)
        .only("from")
        .filter(value -> value.indexOf('@') == value.lastIndexOf('@'))
        .filter(value -> value.indexOf(',') < 0 || value.indexOf('"') >= 0)
        .map(_ -> content.from().address());
  }

  private static boolean isFit(byte[] der, EmailAddress author, Instant now) {
    try {
      return PersonalCertificate.of(der).unfitFor(author, now).isEmpty();
    } catch (UnreadableCertificateException unreadable) {
      return false;
    }
  }

  private boolean isNews(RecipientCertificate proposal) {
    List<RecipientCertificate> known = certificates.of(proposal.address());
    String fingerprint = proposal.fingerprint();
    return known.stream().noneMatch(one -> one.fingerprint().equals(fingerprint))
        && known.stream().filter(one -> one.standing() == CertificateStanding.PROPOSED).count()
            < MOST_PROPOSALS;
  }
}
