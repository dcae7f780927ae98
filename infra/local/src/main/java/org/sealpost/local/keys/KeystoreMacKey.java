package org.sealpost.local.keys;

import static org.sealpost.Require.require;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sealpost.protection.MacKey;

final class KeystoreMacKey implements MacKey {
  private static final String HMAC = "HmacSHA256";

  private final KeyFile file;

  KeystoreMacKey(KeyFile file) {
    this.file = file;
  }

  @Override
  public byte[] mac(byte[] text) {
    require(canBeAuthenticated(text), "what is authenticated: 1 to 4096 bytes");
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(file.secret(), HMAC));
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
