package org.sealpost.local.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import org.sealpost.local.folder.DurableFolder;
import org.sealpost.protection.KeyService;
import org.sealpost.protection.MacKey;
import org.sealpost.smime.OpeningKey;
import org.sealpost.smime.SigningKey;

/// All keys of one machine, in one folder. An AES-256 key-encryption key lies in a PKCS#12
/// keystore, its password beside it; every other key has a file of its own, sealed under that key,
/// and is made when it is first used, so that nothing is ever written over what wraps the messages.
///
/// Whoever can read the folder can open every message that has its wrapped key: good for one
/// machine and its owner, no replacement for KMS.
public final class LocalKeys {
  private static final int MAC_KEY_BYTES = 32;
  private static final int RSA_BITS = 2048;

  private final KeystoreKeyService keyService;
  private final KeystoreMacKey wrapperKey;
  private final KeystoreMacKey replyKey;
  private final KeystoreSigningKey signingKey;
  private final KeystoreOpeningKey openingKey;

  private LocalKeys(SecretKey keyEncryptionKey, DurableFolder folder, SecureRandom random) {
    keyService = new KeystoreKeyService(keyEncryptionKey, random);
    wrapperKey =
        new KeystoreMacKey(
            new KeyFile(folder, "wrapper.key", keyEncryptionKey, random, () -> macKey(random)));
    replyKey =
        new KeystoreMacKey(
            new KeyFile(folder, "reply.key", keyEncryptionKey, random, () -> macKey(random)));
    signingKey =
        new KeystoreSigningKey(
            new RsaKey(
                new KeyFile(
                    folder, "signing.key", keyEncryptionKey, random, () -> rsaKey(random))));
    openingKey =
        new KeystoreOpeningKey(
            new RsaKey(
                new KeyFile(
                    folder, "opening.key", keyEncryptionKey, random, () -> rsaKey(random))));
  }

  /// @throws IOException when the keystore cannot be read or written, or does not open
  public static LocalKeys open(DurableFolder folder, SecureRandom random) throws IOException {
    return new LocalKeys(Keystore.open(folder, random), folder, random);
  }

  public KeyService keyService() {
    return keyService;
  }

  public MacKey wrapperKey() {
    return wrapperKey;
  }

  public MacKey replyKey() {
    return replyKey;
  }

  public SigningKey signingKey() {
    return signingKey;
  }

  public OpeningKey openingKey() {
    return openingKey;
  }

  private static byte[] macKey(SecureRandom random) {
    byte[] key = new byte[MAC_KEY_BYTES];
    random.nextBytes(key);
    return key;
  }

  /// PKCS #8.
  private static byte[] rsaKey(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS, random);
    return generator.generateKeyPair().getPrivate().getEncoded();
  }
}
