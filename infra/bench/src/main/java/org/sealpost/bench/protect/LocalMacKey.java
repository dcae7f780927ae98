package org.sealpost.bench.protect;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sealpost.protection.MacKey;

/// Authenticates on the spot: what it takes to ask KMS is not measured.
final class LocalMacKey implements MacKey {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  LocalMacKey(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    key = new SecretKeySpec(bytes, ALGORITHM);
  }

  @Override
  public byte[] mac(byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  @Override
  public boolean isMac(byte[] text, byte[] mac) {
    return MessageDigest.isEqual(mac(text), mac);
  }
}
