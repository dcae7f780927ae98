package org.sealpost.smime;

import java.io.IOException;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.sealpost.mail.EmailAddress;

/// A request for a certificate of the organization's signing key (PKCS #10, RFC 2986), to be given
/// to a certificate authority.
public final class SigningRequest {
  private SigningRequest() {}

  /// For an S/MIME certificate that signs mail: organization and address as given, key usage
  /// digitalSignature and nonRepudiation, extended key usage emailProtection. Signed with RSA and
  /// SHA-256 by the key service.
  ///
  /// @param organizationName at most its first 64 characters stand in the request
  /// @param address from which the organization writes
  /// @return PEM
  /// @throws org.sealpost.Unavailable when the key service does not answer
  public static String pem(SigningKey key, String organizationName, EmailAddress address) {
    try {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      extensions.addExtension(
          Extension.subjectAlternativeName, false, OrganizationName.alternative(address));
      extensions.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
      extensions.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection));
      return CertificateFile.pem(
          "CERTIFICATE REQUEST",
          new PKCS10CertificationRequestBuilder(
                  OrganizationName.subject(organizationName),
                  SubjectPublicKeyInfo.getInstance(key.publicKey()))
              .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
              .build(new KeyServiceSigner(key))
              .getEncoded());
    } catch (IOException bug) {
      throw new IllegalStateException("a request that cannot be written", bug);
    }
  }
}
