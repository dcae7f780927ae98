package org.sealpost.local.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sealpost.local.folder.DurableFolder;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.KeyContext;
import org.sealpost.protection.KeyRefusedException;
import org.sealpost.protection.KeyService;
import org.sealpost.protection.NewDataKey;
import org.sealpost.protection.WrappedDataKey;

/// Wraps data keys under an AES-256 key-encryption key that lies in a PKCS#12 keystore; its
/// password lies beside it. Both are made at the first start. Whoever can read both files can open
/// every message that has its wrapped key: good for one machine and its owner, no replacement for
/// KMS.
///
/// A wrapped key is a random nonce (12 bytes) and the AES-256-GCM ciphertext with its tag (32 + 16
/// bytes); the associated data is the key context, one `name=value` a line, sorted by name.
public final class KeystoreKeyService implements KeyService {
  private static final String KEYSTORE = "keystore.p12";
  private static final String PASSWORD = "keystore.password";
  private static final String ALIAS = "key-encryption-key";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int WRAPPED_BYTES = NONCE_BYTES + DataKey.BYTES + TAG_BYTES;

  private final SecretKey keyEncryptionKey;
  private final SecureRandom random;

  private KeystoreKeyService(SecretKey keyEncryptionKey, SecureRandom random) {
    this.keyEncryptionKey = keyEncryptionKey;
    this.random = random;
  }

  /// @throws IOException when the files cannot be read or written, or do not belong together: what
  ///     was wrapped before would be lost, so no new key is made in place of one that does not open
  public static KeystoreKeyService open(DurableFolder folder, SecureRandom random)
      throws IOException {
    Optional<byte[]> keystore = folder.read(KEYSTORE);
    Optional<byte[]> password = folder.read(PASSWORD);
    if (keystore.isPresent() && password.isEmpty()) {
      throw new IOException(PASSWORD + " is missing beside " + KEYSTORE);
    }
    try {
      if (keystore.isPresent()) {
        return new KeystoreKeyService(read(keystore.get(), password.get()), random);
      }
      byte[] newPassword = HexFormat.of().formatHex(randomBytes(32, random)).getBytes(US_ASCII);
      byte[] newKey = randomBytes(32, random);
      SecretKey key = new SecretKeySpec(newKey, "AES");
      Arrays.fill(newKey, (byte) 0);
      folder.write(PASSWORD, newPassword);
      folder.write(KEYSTORE, write(key, newPassword));
      return new KeystoreKeyService(key, random);
    } catch (GeneralSecurityException unusable) {
      throw new IOException(KEYSTORE + " does not open with " + PASSWORD, unusable);
    }
  }

  @Override
  public NewDataKey newDataKey(KeyContext context) {
    byte[] key = randomBytes(DataKey.BYTES, random);
    byte[] nonce = randomBytes(NONCE_BYTES, random);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(key);
      byte[] wrapped = ByteBuffer.allocate(WRAPPED_BYTES).put(nonce).put(sealed).array();
      return new NewDataKey(new DataKey(key), WrappedDataKey.of(wrapped, ALIAS));
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
