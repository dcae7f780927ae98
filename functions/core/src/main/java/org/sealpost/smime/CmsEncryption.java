package org.sealpost.smime;

import static org.bouncycastle.asn1.cms.CMSObjectIdentifiers.authEnvelopedData;
import static org.bouncycastle.asn1.cms.CMSObjectIdentifiers.data;
import static org.bouncycastle.asn1.cms.CMSObjectIdentifiers.envelopedData;
import static org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes256_CBC;
import static org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes256_GCM;
import static org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.rsaEncryption;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.sealpost.smime.OpeningKey.OaepHash;

/// Encrypts a content to one certificate: AuthEnvelopedData (RFC 5083) with AES-256-GCM, or
/// EnvelopedData (RFC 5652 6) with AES-256-CBC. A fresh key and nonce each.
///
/// The key travels under RSAES-OAEP with SHA-256 beside GCM: a program that is new enough for one
/// (RFC 8551, 2019) knows the other. Beside CBC it travels under PKCS #1 v1.5, since CBC is for the
/// programs that know nothing newer; unless the certificate says that its key is for OAEP only,
/// then with the hash that it says.
final class CmsEncryption {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int BLOCK_BYTES = 16;
  private static final int TAG_BYTES = 16;

  /// As in MessageSeal: small pieces are soon compiled in a fresh Lambda.
  private static final int PIECE_BYTES = 4096;

  private final SecureRandom random;

  CmsEncryption(SecureRandom random) {
    this.random = random;
  }

  ContentInfo encrypted(byte[] content, PersonalCertificate certificate, boolean cbc) {
    byte[] contentKey = randomBytes(KEY_BYTES);
    try {
      ASN1Set recipients = new DERSet(new RecipientInfo(recipient(contentKey, certificate, cbc)));
      SecretKeySpec key = new SecretKeySpec(contentKey, "AES");
      return cbc
          ? new ContentInfo(envelopedData, cbc(content, key, recipients))
          : new ContentInfo(authEnvelopedData, gcm(content, key, recipients));
    } catch (GeneralSecurityException everyJavaCanDoThis) {
      throw new IllegalStateException(everyJavaCanDoThis);
    } finally {
      Arrays.fill(contentKey, (byte) 0);
    }
  }

  private KeyTransRecipientInfo recipient(
      byte[] contentKey, PersonalCertificate certificate, boolean cbc)
      throws GeneralSecurityException {
    Optional<OaepHash> oaep =
        certificate.key().oaep().or(() -> Optional.of(OaepHash.SHA_256).filter(_ -> !cbc));
    byte[] encryptedKey = transported(contentKey, certificate.key(), oaep);
    return new KeyTransRecipientInfo(
        new RecipientIdentifier(CertificateName.of(certificate.fields()).issuerAndSerialNumber()),
        oaep.map(OaepParameters::algorithm)
            .orElseGet(() -> new AlgorithmIdentifier(rsaEncryption, DERNull.INSTANCE)),
        new DEROctetString(encryptedKey));
  }

  /// @param oaep PKCS #1 v1.5 where it is empty
  private byte[] transported(byte[] contentKey, RsaKey key, Optional<OaepHash> oaep)
      throws GeneralSecurityException {
    Cipher cipher =
        Cipher.getInstance(oaep.isPresent() ? "RSA/ECB/OAEPPadding" : "RSA/ECB/PKCS1Padding");
    if (oaep.isPresent()) {
      cipher.init(
          Cipher.ENCRYPT_MODE, key.publicKey(), OaepParameters.specification(oaep.get()), random);
    } else {
      cipher.init(Cipher.ENCRYPT_MODE, key.publicKey(), random);
    }
    return cipher.doFinal(contentKey);
  }

  private AuthEnvelopedData gcm(byte[] content, SecretKeySpec key, ASN1Set recipients)
      throws GeneralSecurityException {
    byte[] nonce = randomBytes(NONCE_BYTES);
    byte[] encrypted =
        encrypted(
            content,
            key,
            "AES/GCM/NoPadding",
            new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce),
            content.length + TAG_BYTES);
    byte[] tag = Arrays.copyOfRange(encrypted, content.length, encrypted.length);
    return new AuthEnvelopedData(
        null,
        recipients,
        new EncryptedContentInfo(
            data,
            new AlgorithmIdentifier(id_aes256_GCM, new GCMParameters(nonce, TAG_BYTES)),
            new DEROctetString(Arrays.copyOf(encrypted, content.length))),
        null,
        new DEROctetString(tag),
        null);
  }

  private EnvelopedData cbc(byte[] content, SecretKeySpec key, ASN1Set recipients)
      throws GeneralSecurityException {
    byte[] iv = randomBytes(BLOCK_BYTES);
    byte[] encrypted =
        encrypted(
            content,
            key,
            "AES/CBC/PKCS5Padding",
            new IvParameterSpec(iv),
            (content.length / BLOCK_BYTES + 1) * BLOCK_BYTES);
    return new EnvelopedData(
        null,
        recipients,
        new EncryptedContentInfo(
            data,
            new AlgorithmIdentifier(id_aes256_CBC, new DEROctetString(iv)),
            new DEROctetString(encrypted)),
        (ASN1Set) null);
  }

  private static byte[] encrypted(
      byte[] content,
      SecretKeySpec key,
      String transformation,
      AlgorithmParameterSpec parameters,
      int length)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(transformation);
    cipher.init(Cipher.ENCRYPT_MODE, key, parameters);
    byte[] encrypted = new byte[length];
    int written = 0;
    for (int at = 0; at < content.length; at += PIECE_BYTES) {
      int count = Math.min(PIECE_BYTES, content.length - at);
      written += cipher.update(content, at, count, encrypted, written);
    }
    written += cipher.doFinal(encrypted, written);
    if (written != length) {
      throw new IllegalStateException(transformation + " wrote " + written + " of " + length);
    }
    return encrypted;
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
