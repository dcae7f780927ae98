package org.sealpost.smime;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/// How CMS names a certificate: by issuer and serial number, or by its subject key identifier.
@SuppressWarnings("ArrayRecordComponent") // lives for one mail, never compared
record CertificateName(X500Name issuer, ASN1Integer serialNumber, Optional<byte[]> keyIdentifier) {
  static CertificateName of(Certificate certificate) {
    Optional<byte[]> keyIdentifier =
        Optional.ofNullable(certificate.getTBSCertificate().getExtensions())
            .map(extensions -> extensions.getExtensionParsedValue(Extension.subjectKeyIdentifier))
            .map(value -> SubjectKeyIdentifier.getInstance(value).getKeyIdentifier());
    return new CertificateName(
        certificate.getIssuer(), certificate.getSerialNumber(), keyIdentifier);
  }

  IssuerAndSerialNumber issuerAndSerialNumber() {
    return new IssuerAndSerialNumber(issuer, serialNumber.getValue());
  }

  /// @param id what stands in a SignerIdentifier or RecipientIdentifier
  boolean isNamedBy(ASN1Encodable id) {
    if (id instanceof ASN1OctetString octets) {
      return keyIdentifier.filter(one -> Arrays.equals(one, octets.getOctets())).isPresent();
    }
    IssuerAndSerialNumber named = IssuerAndSerialNumber.getInstance(id);
    return named.getSerialNumber().equals(serialNumber) && named.getName().equals(issuer);
  }
}
