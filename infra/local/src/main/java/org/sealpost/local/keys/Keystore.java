package org.sealpost.local.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.sealpost.local.folder.DurableFolder;

/// The files of the key-encryption key: a PKCS#12 keystore, and its password beside it.
final class Keystore {
  static final String ALIAS = "key-encryption-key";

  private static final String KEYSTORE = "keystore.p12";
  private static final String PASSWORD = "keystore.password";
  private static final int KEY_BYTES = 32;

  private Keystore() {}

  /// The AES-256 key that is there, or a new one where there has never been any.
  ///
  /// @throws IOException when the files cannot be read or written, or do not belong together: what
  ///     was wrapped before would be lost, so no new key is made in place of one that does not open
  static SecretKey open(DurableFolder folder, SecureRandom random) throws IOException {
    Optional<byte[]> keystore = folder.read(KEYSTORE);
    Optional<byte[]> password = folder.read(PASSWORD);
    if (keystore.isPresent() && password.isEmpty()) {
      throw new IOException(PASSWORD + " is missing beside " + KEYSTORE);
    }
    try {
      if (keystore.isPresent()) {
        return read(keystore.get(), password.get());
      }
      byte[] newPassword = HexFormat.of().formatHex(randomBytes(random)).getBytes(US_ASCII);
      byte[] newKey = randomBytes(random);
      SecretKey key = new SecretKeySpec(newKey, "AES");
      Arrays.fill(newKey, (byte) 0);
      folder.write(PASSWORD, newPassword);
      folder.write(KEYSTORE, write(key, newPassword));
      return key;
    } catch (GeneralSecurityException unusable) {
      throw new IOException(KEYSTORE + " does not open with " + PASSWORD, unusable);
    }
  }

  private static byte[] randomBytes(SecureRandom random) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  private static SecretKey read(byte[] keystore, byte[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] secret = new String(password, US_ASCII).strip().toCharArray();
    store.load(new ByteArrayInputStream(keystore), secret);
    if (store.getKey(ALIAS, secret) instanceof SecretKey key) {
      return key;
    }
    throw new IOException(KEYSTORE + " holds no key named " + ALIAS);
  }

  private static byte[] write(SecretKey key, byte[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] secret = new String(password, US_ASCII).toCharArray();
    store.load(null, secret);
    store.setEntry(
        ALIAS, new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(secret));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, secret);
    return bytes.toByteArray();
  }
}
