package org.sealpost.local.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.KeyContext;
import org.sealpost.protection.KeyRefusedException;
import org.sealpost.protection.KeyService;
import org.sealpost.protection.NewDataKey;
import org.sealpost.protection.WrappedDataKey;

/// Wraps data keys under the keystore's key-encryption key.
///
/// A wrapped key is a random nonce (12 bytes) and the AES-256-GCM ciphertext with its tag (32 + 16
/// bytes); the associated data is the key context, one `name=value` a line, sorted by name.
final class KeystoreKeyService implements KeyService {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int WRAPPED_BYTES = NONCE_BYTES + DataKey.BYTES + TAG_BYTES;

  private final SecretKey keyEncryptionKey;
  private final SecureRandom random;

  KeystoreKeyService(SecretKey keyEncryptionKey, SecureRandom random) {
    this.keyEncryptionKey = keyEncryptionKey;
    this.random = random;
  }

  @Override
  public NewDataKey newDataKey(KeyContext context) {
    byte[] key = randomBytes(DataKey.BYTES, random);
    byte[] nonce = randomBytes(NONCE_BYTES, random);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(key);
      byte[] wrapped = ByteBuffer.allocate(WRAPPED_BYTES).put(nonce).put(sealed).array();
      return new NewDataKey(new DataKey(key), WrappedDataKey.of(wrapped, Keystore.ALIAS));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  @Override
  public DataKey unwrap(WrappedDataKey wrapped, KeyContext context) throws KeyRefusedException {
    byte[] bytes = wrapped.bytes();
    if (bytes.length != WRAPPED_BYTES) {
      throw new KeyRefusedException(new IllegalArgumentException("not wrapped by this service"));
    }
    byte[] key = new byte[0];
    try {
      byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
      key =
          cipher(Cipher.DECRYPT_MODE, nonce, context)
              .doFinal(bytes, NONCE_BYTES, WRAPPED_BYTES - NONCE_BYTES);
      return new DataKey(key);
    } catch (AEADBadTagException foreign) {
      throw new KeyRefusedException(foreign);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, KeyContext context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, keyEncryptionKey, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(
        context.asMap().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining())
            .getBytes(UTF_8));
    return cipher;
  }

  private static byte[] randomBytes(int count, SecureRandom random) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
