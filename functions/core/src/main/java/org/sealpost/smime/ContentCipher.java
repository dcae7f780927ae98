package org.sealpost.smime;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// How the content of an encrypted mail is encrypted: AES in GCM or CBC, and nothing else (no
/// triple DES, no RC2).
///
/// @param keyBytes of AES
record ContentCipher(int keyBytes, boolean authenticated) {
  private static final Map<ASN1ObjectIdentifier, ContentCipher> KNOWN =
      Map.of(
          NISTObjectIdentifiers.id_aes128_GCM, new ContentCipher(16, true),
          NISTObjectIdentifiers.id_aes192_GCM, new ContentCipher(24, true),
          NISTObjectIdentifiers.id_aes256_GCM, new ContentCipher(32, true),
          NISTObjectIdentifiers.id_aes128_CBC, new ContentCipher(16, false),
          NISTObjectIdentifiers.id_aes192_CBC, new ContentCipher(24, false),
          NISTObjectIdentifiers.id_aes256_CBC, new ContentCipher(32, false));
  private static final int NONCE_BYTES = 12;
  private static final int SHORTEST_TAG_BYTES = 12;
  private static final int LONGEST_TAG_BYTES = 16;
  private static final int PIECE_BYTES = 4096;

  /// Empty for other algorithms, and for GCM outside AuthEnvelopedData and CBC inside.
  static Optional<ContentCipher> of(EncryptedMail mail) {
    return Optional.ofNullable(
            KNOWN.get(mail.content().getContentEncryptionAlgorithm().getAlgorithm()))
        .filter(cipher -> cipher.authenticated() == mail.authenticated().isPresent());
  }

  /// The content; under GCM after its tag was found right, and nothing of it before.
  ///
  /// @throws GeneralSecurityException when it was changed, or is not under this key
  byte[] opened(EncryptedMail mail, byte[] key) throws GeneralSecurityException, IOException {
    if (key.length != keyBytes) {
      throw new GeneralSecurityException("a key of another length");
    }
    SecretKeySpec secret = new SecretKeySpec(key, "AES");
    AlgorithmIdentifier algorithm = mail.content().getContentEncryptionAlgorithm();
    byte[] encrypted = mail.content().getEncryptedContent().getOctets();
    return authenticated
        ? gcm(mail, encrypted, secret, GCMParameters.getInstance(algorithm.getParameters()))
        : cbc(
            encrypted, secret, ASN1OctetString.getInstance(algorithm.getParameters()).getOctets());
  }

  private static byte[] gcm(
      EncryptedMail mail, byte[] encrypted, SecretKeySpec key, GCMParameters parameters)
      throws GeneralSecurityException, IOException {
    byte[] tag = mail.authenticated().orElseThrow().getMac().getOctets();
    if (parameters.getNonce().length != NONCE_BYTES
        || tag.length != parameters.getIcvLen()
        || tag.length < SHORTEST_TAG_BYTES
        || tag.length > LONGEST_TAG_BYTES) {
      throw new GeneralSecurityException("a nonce or tag of a length that is not taken");
    }
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        key,
        new GCMParameterSpec(tag.length * Byte.SIZE, parameters.getNonce()));
    if (mail.authenticated().orElseThrow().getAuthAttrs() != null) {
      // RFC 5083 2.2: as a SET OF, whatever tag they have where they stand.
      cipher.updateAAD(
          mail.authenticated().orElseThrow().getAuthAttrs().getEncoded(ASN1Encoding.DER));
    }
    for (int at = 0; at < encrypted.length; at += PIECE_BYTES) {
      byte[] early = cipher.update(encrypted, at, Math.min(PIECE_BYTES, encrypted.length - at));
      if (early != null && early.length > 0) {
        throw new IllegalStateException("this GCM releases content before it has checked the tag");
      }
    }
    return cipher.doFinal(tag);
  }

  private static byte[] cbc(byte[] encrypted, SecretKeySpec key, byte[] iv)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
    return cipher.doFinal(encrypted);
  }
}
