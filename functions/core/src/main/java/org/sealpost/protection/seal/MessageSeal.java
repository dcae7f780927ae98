package org.sealpost.protection.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import org.sealpost.mail.KeptBytes;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.ProtectedMessageId;

/// Seals and opens messages: CMS AuthEnvelopedData (RFC 5083, RFC 5084) in DER, content under
/// AES-256-GCM with a fresh key and nonce, that key under the data key (AES-256 key wrap, RFC 3394)
/// in one KEKRecipientInfo (RFC 5652 6.2.3) whose key identifier is the message id. Any CMS tool
/// opens it, given the data key.
///
/// The ciphers are the JDK's: its GCM releases no plaintext before it has checked the tag, which
/// Bouncy Castle's streams do, and is ten times as fast here (docs/adr/0002).
public final class MessageSeal {
  private final SecureRandom random;

  public MessageSeal(SecureRandom random) {
    this.random = random;
  }

  /// @param content not to be changed before the seal is closed
  /// @return what is sealed while it is read: DER of a ContentInfo
  public FreshSeal seal(KeptBytes content, DataKey dataKey, ProtectedMessageId id) {
    WipedKey key = WipedKey.random(random);
    byte[] nonce = new byte[SealedFields.NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] wrapped = wrap(key, dataKey);
      return new FreshSeal(SealedFields.of(id, wrapped, nonce, content.length()), content, key);
    } catch (GeneralSecurityException everyJavaCanDoThis) {
      key.close();
      throw new IllegalStateException(everyJavaCanDoThis);
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
    try (WipedKey key = unwrap(fields.wrappedKey(), dataKey)) {
      return decrypt(sealed, fields, key);
    } catch (AEADBadTagException | IllegalBlockSizeException forged) {
      throw new ForgedSealException(forged);
    } catch (GeneralSecurityException everyJavaCanDoThis) {
      throw new IllegalStateException(everyJavaCanDoThis);
    }
  }

  static byte[] decrypt(byte[] sealed, SealedFields fields, WipedKey key)
      throws GeneralSecurityException {
    Cipher cipher = FreshSeal.gcm(Cipher.DECRYPT_MODE, key, fields.nonce());
    int end = fields.contentAt() + fields.contentLength();
    for (int at = fields.contentAt(); at < end; at += FreshSeal.PIECE_BYTES) {
      // The JDK buffers everything until the tag is checked; what update returned would be
      // unchecked content.
      byte[] early = cipher.update(sealed, at, Math.min(FreshSeal.PIECE_BYTES, end - at));
      if (early != null && early.length > 0) {
        throw new IllegalStateException("this GCM releases content before it has checked the tag");
      }
    }
    return cipher.doFinal(sealed, sealed.length - SealedFields.TAG_BYTES, SealedFields.TAG_BYTES);
  }

  static byte[] wrap(WipedKey contentKey, DataKey dataKey) throws GeneralSecurityException {
    try (WipedKey wrapping = new WipedKey(dataKey.secretBytes())) {
      Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
      cipher.init(Cipher.WRAP_MODE, wrapping);
      return cipher.wrap(contentKey);
    }
  }

  /// Decrypts rather than unwraps, so that the key comes in an array that can be wiped.
  ///
  /// @throws IllegalBlockSizeException when the key was not wrapped under this data key
  static WipedKey unwrap(byte[] wrapped, DataKey dataKey) throws GeneralSecurityException {
    try (WipedKey wrapping = new WipedKey(dataKey.secretBytes())) {
      Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, wrapping);
      return new WipedKey(cipher.doFinal(wrapped));
    }
  }
}
