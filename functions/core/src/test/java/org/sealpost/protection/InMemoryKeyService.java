package org.sealpost.protection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Wraps with AES-256-GCM under a random key, the context as associated data: a wrong context is
/// really refused. A wrapped key is nonce, ciphertext, tag.
public final class InMemoryKeyService implements KeyService {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random;
  private final SecretKeySpec keyEncryptionKey;

  public InMemoryKeyService(SecureRandom random) {
    this.random = random;
    this.keyEncryptionKey = new SecretKeySpec(randomBytes(random, DataKey.BYTES), "AES");
  }

  @Override
  public NewDataKey newDataKey(KeyContext context) {
    byte[] key = randomBytes(random, DataKey.BYTES);
    byte[] nonce = randomBytes(random, NONCE_BYTES);
    try {
      byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(key);
      byte[] wrapped =
          ByteBuffer.allocate(nonce.length + ciphertext.length).put(nonce).put(ciphertext).array();
      return new NewDataKey(new DataKey(key), WrappedDataKey.of(wrapped, "key-1"));
    } catch (GeneralSecurityException everyJavaCanDoThis) {
      throw new IllegalStateException(everyJavaCanDoThis);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  @Override
  public DataKey unwrap(WrappedDataKey wrapped, KeyContext context) throws KeyRefusedException {
    byte[] bytes = wrapped.bytes();
    if (bytes.length < NONCE_BYTES) {
      throw new KeyRefusedException(new IllegalArgumentException("too short for a wrapped key"));
    }
    byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    byte[] ciphertext = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
    try {
      return new DataKey(cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(ciphertext));
    } catch (GeneralSecurityException refused) {
      throw new KeyRefusedException(refused);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, KeyContext context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, keyEncryptionKey, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.asMap().toString().getBytes(UTF_8));
    return cipher;
  }

  private static byte[] randomBytes(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
