package org.sealpost.protection.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.ProtectedMessageId;

/// Seals and opens messages: CMS AuthEnvelopedData (RFC 5083, RFC 5084) in DER, content under
/// AES-256-GCM with a fresh key and nonce, that key under the data key (AES-256 key wrap, RFC 3394)
/// in one KEKRecipientInfo (RFC 5652 6.2.3) whose key identifier is the message id. Any CMS tool
/// opens it, given the data key.
///
/// Bouncy Castle gives the syntax, the JDK the ciphers: they are ten times as fast here, and the
/// JDK's GCM releases no plaintext before it has checked the tag, which Bouncy Castle's streams do
/// (docs/adr/0002).
public final class MessageSeal {
  private static final int KEY_BYTES = 32;

  /// The JIT compiles GCM after some thousand calls of update: small pieces get there within the
  /// first mail that a fresh Lambda sees.
  private static final int PIECE_BYTES = 4096;

  private final SecureRandom random;

  public MessageSeal(SecureRandom random) {
    this.random = random;
  }

  /// @return DER of a ContentInfo
  public byte[] seal(byte[] content, DataKey dataKey, ProtectedMessageId id) {
    byte[] contentKey = randomBytes(KEY_BYTES);
    byte[] nonce = randomBytes(SealedFields.NONCE_BYTES);
    try {
      SecretKey key = new SecretKeySpec(contentKey, "AES");
      byte[] encrypted = encrypt(content, key, nonce);
      int length = content.length;
      return new SealedFields(
              id.value().getBytes(US_ASCII),
              wrap(key, dataKey),
              nonce,
              Arrays.copyOf(encrypted, length),
              Arrays.copyOfRange(encrypted, length, encrypted.length))
          .contentInfo()
          .getEncoded(ASN1Encoding.DER);
    } catch (GeneralSecurityException | IOException everyJavaCanDoThis) {
      throw new IllegalStateException(everyJavaCanDoThis);
    } finally {
      Arrays.fill(contentKey, (byte) 0);
    }
  }

  /// @return the content; nothing of it exists outside the cipher before the tag was found right
  /// @throws MalformedSealException if the bytes are not what [#seal] writes, for this id
  /// @throws ForgedSealException if they do not belong to the data key, or were changed
  public byte[] open(byte[] sealed, DataKey dataKey, ProtectedMessageId id)
      throws MalformedSealException, ForgedSealException {
    SealedFields fields = SealedFields.parse(sealed);
    if (!Arrays.equals(fields.keyIdentifier(), id.value().getBytes(US_ASCII))) {
      throw new MalformedSealException("sealed for another message id");
    }
    try {
      SecretKey key = unwrap(fields.wrappedKey(), dataKey);
      return decrypt(fields, key);
    } catch (AEADBadTagException | InvalidKeyException forged) {
      throw new ForgedSealException(forged);
    } catch (GeneralSecurityException everyJavaCanDoThis) {
      throw new IllegalStateException(everyJavaCanDoThis);
    }
  }

  static byte[] encrypt(byte[] content, SecretKey key, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(SealedFields.TAG_BYTES * Byte.SIZE, nonce));
    byte[] encrypted = new byte[content.length + SealedFields.TAG_BYTES];
    int written = 0;
    for (int at = 0; at < content.length; at += PIECE_BYTES) {
      int length = Math.min(PIECE_BYTES, content.length - at);
      written += cipher.update(content, at, length, encrypted, written);
    }
    written += cipher.doFinal(encrypted, written);
    if (written != encrypted.length) {
      throw new IllegalStateException(
          "AES-GCM wrote " + written + " of " + encrypted.length + " bytes");
    }
    return encrypted;
  }

  static byte[] decrypt(SealedFields fields, SecretKey key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        key,
        new GCMParameterSpec(SealedFields.TAG_BYTES * Byte.SIZE, fields.nonce()));
    byte[] encrypted = fields.encrypted();
    for (int at = 0; at < encrypted.length; at += PIECE_BYTES) {
      // The JDK buffers everything until the tag is checked; what update returned would be
      // unchecked content.
      byte[] early = cipher.update(encrypted, at, Math.min(PIECE_BYTES, encrypted.length - at));
      if (early != null && early.length > 0) {
        throw new IllegalStateException("this GCM releases content before it has checked the tag");
      }
    }
    return cipher.doFinal(fields.tag());
  }

  static byte[] wrap(SecretKey contentKey, DataKey dataKey) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
    cipher.init(Cipher.WRAP_MODE, dataKey.secretKey());
    return cipher.wrap(contentKey);
  }

  static SecretKey unwrap(byte[] wrapped, DataKey dataKey) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
    cipher.init(Cipher.UNWRAP_MODE, dataKey.secretKey());
    return (SecretKey) cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY);
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
