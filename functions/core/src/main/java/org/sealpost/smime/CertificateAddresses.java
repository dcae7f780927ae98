package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.sealpost.mail.EmailAddress;

/// The mail addresses that a certificate names (RFC 8550 3), by exactly the octets that stand
/// there. Nothing is stripped, folded or guessed at: programs that did so took `ceo@contoso.example
/// ` for another's (threat 9, CVE-2026-2748). One name that is not an address makes the certificate
/// worthless as a whole, since another program may read it in another way.
final class CertificateAddresses {
  private static final int MOST = 20;

  /// As [EmailAddress] knows them, without quoted-strings.
  private static final Pattern PLAIN = Pattern.compile("[\\x21\\x23-\\x7e]{3,320}");

  private CertificateAddresses() {}

  /// At least one, each once; those of subjectAltName, and where that has none, the subject's.
  ///
  /// @throws UnreadableCertificateException when it names none, several in the subject, others in
  ///     the subject than in subjectAltName, or anything that is not exactly an address
  static Set<EmailAddress> of(TBSCertificate certificate) throws UnreadableCertificateException {
    Set<EmailAddress> alternative = alternative(certificate);
    Optional<EmailAddress> subject = subject(certificate);
    if (alternative.isEmpty() && subject.isEmpty()) {
      throw new UnreadableCertificateException("it names no mail address");
    }
    if (!alternative.isEmpty() && subject.isPresent() && !alternative.contains(subject.get())) {
      throw new UnreadableCertificateException(
          "it names one mail address in its subject and others in subjectAltName");
    }
    return alternative.isEmpty() ? Set.of(subject.orElseThrow()) : alternative;
  }

  private static Set<EmailAddress> alternative(TBSCertificate certificate)
      throws UnreadableCertificateException {
    Set<EmailAddress> addresses = new LinkedHashSet<>();
    if (certificate.getExtensions() == null
        || certificate.getExtensions().getExtension(Extension.subjectAlternativeName) == null) {
      return addresses;
    }
    GeneralNames names =
        GeneralNames.getInstance(
            certificate
                .getExtensions()
                .getExtension(Extension.subjectAlternativeName)
                .getParsedValue());
    for (GeneralName name : names.getNames()) {
      if (name.getTagNo() == GeneralName.rfc822Name) {
        if (!addresses.add(exact(ASN1IA5String.getInstance(name.getName())))) {
          throw new UnreadableCertificateException("it names the same mail address twice");
        }
        if (addresses.size() > MOST) {
          throw new UnreadableCertificateException("it names more than 20 mail addresses");
        }
      }
    }
    return addresses;
  }

  private static Optional<EmailAddress> subject(TBSCertificate certificate)
      throws UnreadableCertificateException {
    List<EmailAddress> addresses = new ArrayList<>();
    for (RDN name : certificate.getSubject().getRDNs()) {
      for (AttributeTypeAndValue part : name.getTypesAndValues()) {
        if (BCStyle.EmailAddress.equals(part.getType())) {
          if (!(part.getValue() instanceof ASN1String text)) {
            throw notAnAddress();
          }
          addresses.add(exact(text));
        }
      }
    }
    if (addresses.size() > 1) {
      throw new UnreadableCertificateException("its subject names more than one mail address");
    }
    return addresses.stream().findFirst();
  }

  private static EmailAddress exact(ASN1String name) throws UnreadableCertificateException {
    String text = name.getString();
    if (!PLAIN.matcher(text).matches() || text.getBytes(US_ASCII).length != text.length()) {
      throw notAnAddress();
    }
    return EmailAddress.parse(text).orElseThrow(CertificateAddresses::notAnAddress);
  }

  private static UnreadableCertificateException notAnAddress() {
    return new UnreadableCertificateException(
        "it names a mail address that is none: spaces, control characters, quotation marks and"
            + " letters outside ASCII are not taken");
  }
}
