package org.sealpost.bench.protect;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.KeyContext;
import org.sealpost.protection.KeyMaker;
import org.sealpost.protection.NewDataKey;
import org.sealpost.protection.WrappedDataKey;

/// Makes and wraps data keys without leaving the process, where production asks KMS. Does not bind
/// them to their context: nothing is ever unwrapped here.
final class LocalKeyMaker implements KeyMaker {
  private final SecureRandom random;
  private final SecretKey keyEncryptionKey;

  LocalKeyMaker(SecureRandom random) {
    this.random = random;
    this.keyEncryptionKey = new SecretKeySpec(fresh(), "AES");
  }

  @Override
  public NewDataKey newDataKey(KeyContext context) {
    byte[] key = fresh();
    try {
      Cipher wrap = Cipher.getInstance("AESWrap");
      wrap.init(Cipher.WRAP_MODE, keyEncryptionKey);
      byte[] wrapped = wrap.wrap(new SecretKeySpec(key, "AES"));
      return new NewDataKey(new DataKey(key), WrappedDataKey.of(wrapped, "bench"));
    } catch (GeneralSecurityException everyJavaCanWrap) {
      throw new IllegalStateException(everyJavaCanWrap);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] fresh() {
    byte[] key = new byte[DataKey.BYTES];
    random.nextBytes(key);
    return key;
  }
}
