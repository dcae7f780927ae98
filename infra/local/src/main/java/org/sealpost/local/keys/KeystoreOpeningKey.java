package org.sealpost.local.keys;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.sealpost.protection.KeyRefusedException;
import org.sealpost.smime.OpeningKey;

final class KeystoreOpeningKey implements OpeningKey {
  private final RsaKey key;

  KeystoreOpeningKey(RsaKey key) {
    this.key = key;
  }

  @Override
  public byte[] publicKey() {
    return key.publicKey();
  }

  @Override
  public byte[] open(byte[] encrypted, OaepHash hash) throws KeyRefusedException {
    Cipher cipher = cipher(hash);
    try {
      return cipher.doFinal(encrypted);
    } catch (GeneralSecurityException refused) {
      throw new KeyRefusedException(refused);
    }
  }

  private Cipher cipher(OaepHash hash) {
    OAEPParameterSpec parameters =
        switch (hash) {
          case SHA_1 ->
              new OAEPParameterSpec(
                  "SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);
          case SHA_256 ->
              new OAEPParameterSpec(
                  "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
        };
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.DECRYPT_MODE, key.privateKey(), parameters);
      return cipher;
    } catch (NoSuchAlgorithmException
        | NoSuchPaddingException
        | InvalidKeyException
        | InvalidAlgorithmParameterException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
