package org.sealpost.smime;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Certificate;
import org.sealpost.protection.settings.SmimeSettings;

/// What is wrong with an organization's S/MIME settings; to be shown before they are saved, and
/// again when something expires.
public final class SmimeSettingsCheck {
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;
  private static final int KEY_ENCIPHERMENT = 2;

  private final SmimeSettings settings;
  private final Instant now;
  private final List<String> problems = new ArrayList<>();

  private SmimeSettingsCheck(SmimeSettings settings, Instant now) {
    this.settings = settings;
    this.now = now;
  }

  /// Whole sentences for people; empty when all is well.
  ///
  /// @param signingPublicKey SubjectPublicKeyInfo of [SigningKey#publicKey]
  /// @param openingPublicKey of [OpeningKey#publicKey]
  public static List<String> problems(
      SmimeSettings settings, byte[] signingPublicKey, byte[] openingPublicKey, Instant now) {
    SmimeSettingsCheck check = new SmimeSettingsCheck(settings, now);
    settings
        .signingCertificate()
        .ifPresent(pem -> check.own(pem, "signing", signingPublicKey, check::mayNotSign));
    settings
        .openingCertificate()
        .ifPresent(pem -> check.own(pem, "opening", openingPublicKey, check::mayNotOpen));
    check.anchors();
    check.lists();
    return List.copyOf(check.problems);
  }

  private void own(String pem, String which, byte[] publicKey, Use use) {
    String name = "The " + which + " certificate";
    X509Certificate certificate;
    try {
      certificate = SigningCertificate.of(pem).certificate();
      RsaKey.of(
          Certificate.getInstance(PersonalCertificate.encoded(certificate))
              .getSubjectPublicKeyInfo());
    } catch (UnreadableCertificateException unreadable) {
      problems.add(name + " cannot be used, because " + unreadable.getMessage() + ".");
      return;
    }
    if (!Arrays.equals(certificate.getPublicKey().getEncoded(), publicKey)) {
      problems.add(
          name
              + " does not belong to the organization's "
              + which
              + " key: upload the one that was issued for its certificate request.");
    }
    validity(certificate, name);
    if (!PersonalCertificate.hasSoundSignature(certificate)) {
      problems.add(
          name + " is signed with a weak algorithm, such as SHA-1: ask for one with SHA-256.");
    }
    use.problem(certificate).ifPresent(problem -> problems.add(name + " " + problem));
  }

  private void validity(X509Certificate certificate, String name) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (now.isBefore(from)) {
      problems.add(name + " is valid from " + PersonalCertificate.day(from) + " only.");
    } else if (now.isAfter(until)) {
      problems.add(
          name + " has expired on " + PersonalCertificate.day(until) + ": upload a newer one.");
    }
  }

  private Optional<String> mayNotSign(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION]
        ? Optional.empty()
        : Optional.of("is not for signatures: ask for key usage digitalSignature.");
  }

  private Optional<String> mayNotOpen(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || usage[KEY_ENCIPHERMENT]
        ? Optional.empty()
        : Optional.of("is not for encryption: ask for key usage keyEncipherment.");
  }

  private void anchors() {
    int number = 0;
    for (String pem : settings.trustAnchors()) {
      String name = "Trust anchor " + ++number;
      try {
        for (X509Certificate anchor : Authorities.anchors(pem)) {
          validity(anchor, name);
          if (anchor.getBasicConstraints() < 0) {
            problems.add(
                name
                    + " is not an authority's certificate: upload a person's certificate with the"
                    + " certificates of recipients.");
          }
        }
      } catch (UnreadableCertificateException unreadable) {
        problems.add(name + " cannot be used, because " + unreadable.getMessage() + ".");
      }
    }
  }

  private void lists() {
    Authorities authorities = Authorities.of(settings);
    int number = 0;
    for (String pem : settings.revocationLists()) {
      String name = "Revocation list " + ++number;
      try {
        for (X509CRL list : Authorities.lists(pem)) {
          list(list, name, authorities);
        }
      } catch (UnreadableCertificateException unreadable) {
        problems.add(name + " cannot be used, because " + unreadable.getMessage() + ".");
      }
    }
  }

  private void list(X509CRL list, String name, Authorities authorities) {
    if (!authorities.vouchFor(list)) {
      problems.add(
          name + " is not signed by any of the trust anchors: add its issuer, or remove it.");
    }
    if (!Authorities.isInForce(list, now)) {
      problems.add(
          name
              + " has expired, or is not a complete list: upload a newer, complete one. Until then"
              + " no certificate of its issuer is used.");
    }
  }

  private interface Use {
    /// Behind the certificate's name.
    Optional<String> problem(X509Certificate certificate);
  }
}
