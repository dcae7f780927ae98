package org.sealpost.protection;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public final class InMemoryMacKey implements MacKey {
  private final SecretKeySpec key;

  public InMemoryMacKey(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  @Override
  public byte[] mac(byte[] text) {
    if (text.length > LONGEST) {
      throw new IllegalArgumentException("at most 4096 bytes");
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
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
