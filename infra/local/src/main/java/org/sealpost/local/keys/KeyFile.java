package org.sealpost.local.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.sealpost.Unavailable;
import org.sealpost.local.folder.DurableFolder;

/// One secret in a file of its own: a random nonce (12 bytes) and the AES-256-GCM ciphertext with
/// its tag, under the key-encryption key; the associated data is the file's name, so that no file
/// can take the place of another.
final class KeyFile {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final DurableFolder folder;
  private final String name;
  private final SecretKey keyEncryptionKey;
  private final SecureRandom random;
  private final Maker maker;
  private byte @Nullable [] secret;

  /// @param maker makes the secret where there is no file
  KeyFile(
      DurableFolder folder,
      String name,
      SecretKey keyEncryptionKey,
      SecureRandom random,
      Maker maker) {
    this.folder = folder;
    this.name = name;
    this.keyEncryptionKey = keyEncryptionKey;
    this.random = random;
    this.maker = maker;
  }

  /// The secret; on the disk before anybody has it. Callers leave it alone.
  ///
  /// @throws Unavailable when the file cannot be read or written, or does not open: a key that
  ///     others know us by is never replaced
  synchronized byte[] secret() {
    byte[] present = secret;
    if (present == null) {
      try {
        Optional<byte[]> file = folder.read(name);
        present = file.isPresent() ? opened(file.get()) : made();
      } catch (IOException | GeneralSecurityException unusable) {
        throw new Unavailable(name, unusable);
      }
      secret = present;
    }
    return present;
  }

  private byte[] made() throws IOException, GeneralSecurityException {
    byte[] made = maker.make();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(made);
    folder.write(
        name,
        ByteBuffer.allocate(nonce.length + ciphertext.length).put(nonce).put(ciphertext).array());
    return made;
  }

  private byte[] opened(byte[] file) throws IOException, GeneralSecurityException {
    if (file.length < NONCE_BYTES) {
      throw new IOException(name + " is too short");
    }
    byte[] nonce = Arrays.copyOf(file, NONCE_BYTES);
    return cipher(Cipher.DECRYPT_MODE, nonce).doFinal(file, NONCE_BYTES, file.length - NONCE_BYTES);
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, keyEncryptionKey, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(UTF_8));
    return cipher;
  }

  @FunctionalInterface
  interface Maker {
    byte[] make() throws GeneralSecurityException;
  }
}
