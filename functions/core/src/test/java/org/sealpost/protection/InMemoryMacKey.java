package org.sealpost.protection;

import static org.sealpost.Require.require;

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
    require(canBeAuthenticated(text), "what is authenticated: 1 to 4096 bytes");
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
    return canBeAuthenticated(text) && MessageDigest.isEqual(mac(text), mac);
  }

  private static boolean canBeAuthenticated(byte[] text) {
    return text.length > 0 && text.length <= LONGEST;
  }
}
