package org.sealpost.smime;

import static org.bouncycastle.asn1.cms.CMSAttributes.contentType;
import static org.bouncycastle.asn1.cms.CMSAttributes.messageDigest;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// Whether a CMS SignedData (RFC 5652 5) was signed over a content by the holder of a certificate
/// in it. Nothing more: whose certificate that is, and who vouches for it, is not looked at.
///
/// One signer, with signed attributes, whose certificate is inside; SHA-2, and RSA (PKCS #1 v1.5 or
/// PSS) or ECDSA. All else is no signature: no signers, several of them, a content both inside and
/// outside, another content type than data (threat 9: Johnny, you are fired).
final class CmsSignature {
  private static final Map<ASN1ObjectIdentifier, String> DIGESTS =
      Map.of(
          NISTObjectIdentifiers.id_sha256, "SHA-256",
          NISTObjectIdentifiers.id_sha384, "SHA-384",
          NISTObjectIdentifiers.id_sha512, "SHA-512");
  private static final Map<ASN1ObjectIdentifier, String> DIGEST_OF_SIGNATURE =
      Map.of(
          PKCSObjectIdentifiers.sha256WithRSAEncryption, "SHA-256",
          PKCSObjectIdentifiers.sha384WithRSAEncryption, "SHA-384",
          PKCSObjectIdentifiers.sha512WithRSAEncryption, "SHA-512",
          X9ObjectIdentifiers.ecdsa_with_SHA256, "SHA-256",
          X9ObjectIdentifiers.ecdsa_with_SHA384, "SHA-384",
          X9ObjectIdentifiers.ecdsa_with_SHA512, "SHA-512");
  private static final int MOST_CERTIFICATES = 20;

  private CmsSignature() {}

  /// The signer's certificate (DER), when the signature is over exactly this content.
  static Optional<byte[]> signerOf(byte[] cms, byte[] content) {
    return verified(cms, Optional.of(content)).map(Signed::certificate);
  }

  /// Signer and content of a SignedData that has its content inside.
  static Optional<Signed> opaque(byte[] cms) {
    return verified(cms, Optional.empty());
  }

  private static Optional<Signed> verified(byte[] cms, Optional<byte[]> detached) {
    if (!AsnShape.isSound(cms)) {
      return Optional.empty();
    }
    try {
      ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms));
      return CMSObjectIdentifiers.signedData.equals(info.getContentType())
          ? verified(SignedData.getInstance(info.getContent()), detached)
          : Optional.empty();
    } catch (IOException | GeneralSecurityException | RuntimeException malformed) {
      // Strangers write signatures, and the parser has many ways to say no.
      return Optional.empty();
    }
  }

  private static Optional<Signed> verified(SignedData signed, Optional<byte[]> detached)
      throws GeneralSecurityException, IOException {
    ContentInfo inside = signed.getEncapContentInfo();
    boolean hasContent = inside.getContent() != null;
    if (!CMSObjectIdentifiers.data.equals(inside.getContentType())
        || hasContent == detached.isPresent()
        || signed.getSignerInfos().size() != 1) {
      return Optional.empty();
    }
    byte[] content =
        detached.orElseGet(() -> ASN1OctetString.getInstance(inside.getContent()).getOctets());
    SignerInfo signer = SignerInfo.getInstance(signed.getSignerInfos().getObjectAt(0));
    Optional<X509Certificate> certificate = certificate(signed, signer);
    Optional<String> digest =
        Optional.ofNullable(DIGESTS.get(signer.getDigestAlgorithm().getAlgorithm()));
    return certificate.isPresent()
            && digest.isPresent()
            && areOver(content, signer, digest.get())
            && isSignedBy(certificate.get().getPublicKey(), signer, digest.get())
        ? Optional.of(new Signed(certificate.get().getEncoded(), content))
        : Optional.empty();
  }

  private static Optional<X509Certificate> certificate(SignedData signed, SignerInfo signer)
      throws IOException {
    if (signed.getCertificates() == null || signed.getCertificates().size() > MOST_CERTIFICATES) {
      return Optional.empty();
    }
    for (ASN1Encodable one : signed.getCertificates()) {
      byte[] der = one.toASN1Primitive().getEncoded(ASN1Encoding.DER);
      if (names(signer, Certificate.getInstance(der))) {
        try {
          return Optional.of(PersonalCertificate.x509(der));
        } catch (UnreadableCertificateException unreadable) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static boolean names(SignerInfo signer, Certificate certificate) throws IOException {
    ASN1Encodable id = signer.getSID().getId();
    return CertificateName.of(certificate).isNamedBy(id);
  }

  /// Whether the signed attributes tell of this content, each once.
  private static boolean areOver(byte[] content, SignerInfo signer, String digest)
      throws GeneralSecurityException {
    if (signer.getAuthenticatedAttributes() == null) {
      return false;
    }
    AttributeTable attributes = new AttributeTable(signer.getAuthenticatedAttributes());
    Optional<ASN1Encodable> type = only(attributes, contentType);
    Optional<ASN1Encodable> told = only(attributes, messageDigest);
    return type.filter(CMSObjectIdentifiers.data::equals).isPresent()
        && told.isPresent()
        && MessageDigest.isEqual(
            ASN1OctetString.getInstance(told.get()).getOctets(),
            MessageDigest.getInstance(digest).digest(content));
  }

  private static Optional<ASN1Encodable> only(
      AttributeTable attributes, ASN1ObjectIdentifier name) {
    if (attributes.getAll(name).size() != 1) {
      return Optional.empty();
    }
    Attribute attribute = attributes.get(name);
    return attribute.getAttrValues().size() == 1
        ? Optional.of(attribute.getAttrValues().getObjectAt(0))
        : Optional.empty();
  }

  private static boolean isSignedBy(PublicKey key, SignerInfo signer, String digest)
      throws GeneralSecurityException, IOException {
    ASN1ObjectIdentifier algorithm = signer.getDigestEncryptionAlgorithm().getAlgorithm();
    Optional<PSSParameterSpec> pss =
        PKCSObjectIdentifiers.id_RSASSA_PSS.equals(algorithm)
            ? pss(
                RSASSAPSSparams.getInstance(signer.getDigestEncryptionAlgorithm().getParameters()),
                digest)
            : Optional.empty();
    boolean agreed =
        PKCSObjectIdentifiers.rsaEncryption.equals(algorithm)
            || digest.equals(DIGEST_OF_SIGNATURE.get(algorithm))
            || pss.isPresent();
    // What is signed is the SET OF, whatever tag the attributes have where they stand.
    return agreed
        && isSignature(
            key,
            digest,
            pss,
            signer.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER),
            signer.getEncryptedDigest().getOctets());
  }

  private static Optional<PSSParameterSpec> pss(RSASSAPSSparams parameters, String digest) {
    boolean same =
        digest.equals(DIGESTS.get(parameters.getHashAlgorithm().getAlgorithm()))
            && digest.equals(
                DIGESTS.get(
                    org.bouncycastle.asn1.x509.AlgorithmIdentifier.getInstance(
                            parameters.getMaskGenAlgorithm().getParameters())
                        .getAlgorithm()));
    int salt = parameters.getSaltLength().intValueExact();
    return same && salt >= 0 && salt <= 64
        ? Optional.of(new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), salt, 1))
        : Optional.empty();
  }

  /// RSASSA-PKCS1-v1_5 or ECDSA, as the key is; RSASSA-PSS where its parameters are given.
  static boolean isSignature(
      PublicKey key, String digest, Optional<PSSParameterSpec> pss, byte[] signed, byte[] signature)
      throws GeneralSecurityException {
    String hash = digest.replace("-", "");
    Signature verifier;
    if (pss.isPresent()) {
      verifier = Signature.getInstance("RSASSA-PSS");
      verifier.setParameter(pss.get());
    } else {
      verifier =
          Signature.getInstance(
              switch (key.getAlgorithm()) {
                case "RSA" -> hash + "withRSA";
                case "EC" -> hash + "withECDSA";
                default -> throw new GeneralSecurityException("no key that we know");
              });
    }
    verifier.initVerify(key);
    verifier.update(signed);
    return verifier.verify(signature);
  }

  /// @param certificate the signer's, DER
  @SuppressWarnings("ArrayRecordComponent") // lives for one mail, never compared
  record Signed(byte[] certificate, byte[] content) {}
}
