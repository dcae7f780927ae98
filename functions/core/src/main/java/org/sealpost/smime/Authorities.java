package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.sealpost.protection.settings.SmimeSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The authorities that an organization trusts, and what they revoked. Nothing is fetched: an
/// address in a certificate is a stranger's wish.
///
/// What cannot be read here is left out, and makes nothing trusted; [SmimeSettingsCheck] tells the
/// admin. A revocation list counts for its issuer, by name:
///
/// - what any list names is revoked, also when that list has expired;
/// - where an issuer has lists, and none of them is in force and of a kind that is understood,
///   nobody knows what it revoked since, and its certificates are not used: that mail goes through
///   the portal, and no mail is lost;
/// - an issuer without lists is not asked for any, since many have none.
final class Authorities {
  private static final Logger logger = LoggerFactory.getLogger(Authorities.class);
  private static final int LONGEST_PATH = 5;

  private final List<X509Certificate> anchors;
  private final List<X509CRL> lists;

  private Authorities(List<X509Certificate> anchors, List<X509CRL> lists) {
    this.anchors = anchors;
    this.lists = lists;
  }

  static Authorities of(SmimeSettings settings) {
    return new Authorities(
        readable(settings.trustAnchors(), Authorities::anchors),
        readable(settings.revocationLists(), Authorities::lists));
  }

  private static <T> List<T> readable(List<String> texts, Reading<T> reading) {
    List<T> read = new ArrayList<>();
    for (String pem : texts) {
      try {
        read.addAll(reading.of(pem));
      } catch (UnreadableCertificateException unreadable) {
        // Left out: fewer anchors trust less, and the check of the settings tells the admin.
        logger.warn("an authority's certificate or list in the settings cannot be read");
      }
    }
    return read;
  }

  /// @throws UnreadableCertificateException when there is none, or one of them cannot be read
  static List<X509Certificate> anchors(String pem) throws UnreadableCertificateException {
    List<X509Certificate> anchors = new ArrayList<>();
    for (byte[] der : CertificateFile.certificates(pem.getBytes(ISO_8859_1))) {
      anchors.add(PersonalCertificate.x509(der));
    }
    return anchors;
  }

  /// @throws UnreadableCertificateException when there is none, or one of them cannot be read
  static List<X509CRL> lists(String pem) throws UnreadableCertificateException {
    List<X509CRL> lists = new ArrayList<>();
    for (byte[] der : CertificateFile.revocationLists(pem)) {
      try {
        lists.add(
            (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der)));
      } catch (GeneralSecurityException | RuntimeException malformed) {
        throw new UnreadableCertificateException("it is not a revocation list that can be read");
      }
    }
    if (lists.isEmpty()) {
      throw new UnreadableCertificateException(
          "no revocation list was found in it: give it in PEM (X509 CRL)");
    }
    return lists;
  }

  List<X509Certificate> anchors() {
    return anchors;
  }

  /// Why nobody whom the organization trusts vouches for it, or why that does not help; behind
  /// “because”. Empty when a chain leads to an anchor (RFC 5280 6), and nothing in it is revoked or
  /// signed with a weak algorithm.
  Optional<String> distrust(X509Certificate certificate, Instant now) {
    if (anchors.isEmpty()) {
      return Optional.of("no authority is trusted yet");
    }
    List<X509Certificate> path;
    try {
      path = path(certificate, now);
    } catch (GeneralSecurityException | IOException none) {
      return Optional.of("no chain leads from it to an authority that is trusted");
    }
    for (X509Certificate one : path) {
      if (!PersonalCertificate.hasSoundSignature(one)) {
        return Optional.of("its chain has a signature that is too weak, such as SHA-1");
      }
      Optional<String> revoked = revoked(one, now);
      if (revoked.isPresent()) {
        return revoked;
      }
    }
    return Optional.empty();
  }

  /// From the certificate up to the one that an anchor issued.
  private List<X509Certificate> path(X509Certificate certificate, Instant now)
      throws GeneralSecurityException, IOException {
    Set<TrustAnchor> trusted =
        anchors.stream()
            .filter(anchor -> isValid(anchor, now))
            .map(Authorities::anchor)
            .collect(Collectors.toSet());
    if (trusted.isEmpty()) {
      throw new GeneralSecurityException("all anchors have expired");
    }
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(certificate);
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, target);
    parameters.setDate(Date.from(now));
    parameters.setMaxPathLength(LONGEST_PATH);
    parameters.setRevocationEnabled(false); // done here, with what the admin gave
    List<X509Certificate> known = new ArrayList<>(anchors);
    known.add(certificate);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
    List<X509Certificate> path = new ArrayList<>();
    for (Certificate one :
        CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath().getCertificates()) {
      path.add((X509Certificate) one);
    }
    return path;
  }

  /// Path validation takes an anchor for an authority without asking (RFC 5280 6.1.1), so that a
  /// person's certificate among the anchors could issue others.
  private static boolean isValid(X509Certificate anchor, Instant now) {
    return anchor.getBasicConstraints() >= 0
        && !now.isBefore(anchor.getNotBefore().toInstant())
        && !now.isAfter(anchor.getNotAfter().toInstant());
  }

  /// With its name constraints, which path validation knows of authorities on the way only.
  private static TrustAnchor anchor(X509Certificate certificate) {
    byte[] wrapped = certificate.getExtensionValue(Extension.nameConstraints.getId());
    if (wrapped == null) {
      return new TrustAnchor(certificate, null);
    }
    try {
      return new TrustAnchor(
          certificate, JcaX509ExtensionUtils.parseExtensionValue(wrapped).getEncoded());
    } catch (IOException | IllegalArgumentException malformed) {
      throw new IllegalStateException("a certificate whose extension was read before", malformed);
    }
  }

  /// Why it may have been revoked; behind “because”.
  Optional<String> revoked(X509Certificate certificate, Instant now) {
    List<X509CRL> ofIssuer =
        lists.stream()
            .filter(
                list -> list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal()))
            .toList();
    if (ofIssuer.stream()
        .anyMatch(list -> list.getRevokedCertificate(certificate.getSerialNumber()) != null)) {
      return Optional.of("its issuer has revoked it");
    }
    return ofIssuer.isEmpty() || ofIssuer.stream().anyMatch(list -> isInForce(list, now))
        ? Optional.empty()
        : Optional.of(
            "the revocation list of its issuer has expired, or is of a kind that is not"
                + " understood: upload a newer, complete one");
  }

  static boolean isInForce(X509CRL list, Instant now) {
    return list.getNextUpdate() != null
        && !now.isBefore(list.getThisUpdate().toInstant())
        && !now.isAfter(list.getNextUpdate().toInstant())
        && isComplete(list);
  }

  /// Neither a delta nor of some reasons or holders only (RFC 5280 5.2.4, 5.2.5).
  private static boolean isComplete(X509CRL list) {
    Set<String> critical = list.getCriticalExtensionOIDs();
    if (critical == null || critical.isEmpty()) {
      return true;
    }
    if (!critical.equals(Set.of(Extension.issuingDistributionPoint.getId()))) {
      return false;
    }
    try {
      IssuingDistributionPoint point =
          IssuingDistributionPoint.getInstance(
              JcaX509ExtensionUtils.parseExtensionValue(
                  list.getExtensionValue(Extension.issuingDistributionPoint.getId())));
      return !point.isIndirectCRL()
          && !point.onlyContainsCACerts()
          && !point.onlyContainsAttributeCerts()
          && point.getOnlySomeReasons() == null;
    } catch (IOException | RuntimeException malformed) {
      return false;
    }
  }

  /// Whether one of the anchors signed it.
  boolean vouchFor(X509CRL list) {
    return anchors.stream()
        .filter(anchor -> anchor.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
        .anyMatch(
            anchor -> {
              try {
                list.verify(anchor.getPublicKey());
                return true;
              } catch (GeneralSecurityException | RuntimeException forged) {
                return false;
              }
            });
  }

  private interface Reading<T> {
    List<T> of(String pem) throws UnreadableCertificateException;
  }
}
