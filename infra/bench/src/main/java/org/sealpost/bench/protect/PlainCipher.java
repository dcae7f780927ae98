package org.sealpost.bench.protect;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sealpost.protection.DataKey;

/// The JDK's AES-256-GCM over the same bytes and nothing else: what no way of sealing can beat
/// here.
final class PlainCipher {
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;

  /// Small pieces reach the intrinsic soonest (a cold JVM takes half a second for one large one).
  private static final int PIECE_BYTES = 8 * 1024;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  PlainCipher() {
    byte[] bytes = new byte[DataKey.BYTES];
    random.nextBytes(bytes);
    key = new SecretKeySpec(bytes, "AES");
  }

  byte[] encrypt(byte[] content) throws GeneralSecurityException {
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
    byte[] encrypted = new byte[cipher.getOutputSize(content.length)];
    int written = 0;
    for (int from = 0; from < content.length; from += PIECE_BYTES) {
      int length = Math.min(PIECE_BYTES, content.length - from);
      written += cipher.update(content, from, length, encrypted, written);
    }
    cipher.doFinal(encrypted, written);
    return encrypted;
  }
}
