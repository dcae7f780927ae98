package org.sealpost.protection;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals what belongs to a protected message besides its content, under keys that are derived from
/// its data key (HKDF-SHA-256, RFC 5869, without salt: the data key is uniformly random). When the
/// data key is shredded, all of it is gone with it. Lives as long as the data key is at hand, and
/// no longer than that.
///
/// What is sealed is 12 random bytes of initialization vector, the AES-256-GCM ciphertext and 16
/// bytes of tag: what a browser can make by WebCrypto as well. CMS, the format of messages, wraps a
/// key of its own into each file and is nothing that a browser writes. There is no associated data:
/// what the bytes belong to is the key's purpose.
///
/// A purpose is for one content, once: whoever seals another one makes a new purpose. Then no key
/// meets an initialization vector twice, whoever has chosen it.
public final class DerivedKeys {
  /// What sealing adds.
  public static final int OVERHEAD_BYTES = 28;

  static final int KEY_BYTES = 32;
  private static final int VECTOR_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final DataKey key;
  private final SecureRandom random;

  DerivedKeys(DataKey key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  public byte[] seal(KeyPurpose purpose, byte[] content) {
    byte[] vector = new byte[VECTOR_BYTES];
    random.nextBytes(vector);
    try {
      ByteBuffer sealed = ByteBuffer.allocate(content.length + OVERHEAD_BYTES).put(vector);
      cipher(Cipher.ENCRYPT_MODE, purpose, vector).doFinal(ByteBuffer.wrap(content), sealed);
      return sealed.array();
    } catch (GeneralSecurityException bug) {
      throw new IllegalStateException("AES-GCM does not seal", bug);
    }
  }

  /// Empty for anything that was not sealed for this purpose under this data key, byte for byte.
  public Optional<byte[]> open(KeyPurpose purpose, byte[] sealed) {
    if (sealed.length < OVERHEAD_BYTES) {
      return Optional.empty();
    }
    byte[] vector = Arrays.copyOf(sealed, VECTOR_BYTES);
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, purpose, vector)
              .doFinal(sealed, VECTOR_BYTES, sealed.length - VECTOR_BYTES));
    } catch (AEADBadTagException forged) {
      return Optional.empty();
    } catch (GeneralSecurityException bug) {
      throw new IllegalStateException("AES-GCM does not open", bug);
    }
  }

  /// The raw key, for a browser that seals one content for this purpose by itself. The caller wipes
  /// it.
  public byte[] secretBytes(KeyPurpose purpose) {
    byte[] input = key.secretBytes();
    try {
      return derived(input, new byte[0], purpose.bytes(), KEY_BYTES);
    } finally {
      Arrays.fill(input, (byte) 0);
    }
  }

  /// RFC 5869, extract and expand.
  static byte[] derived(byte[] input, byte[] salt, byte[] purpose, int length) {
    try {
      HKDFParameterSpec.Builder extract = HKDFParameterSpec.ofExtract().addIKM(input);
      if (salt.length > 0) {
        extract.addSalt(salt);
      }
      return KDF.getInstance("HKDF-SHA256").deriveData(extract.thenExpand(purpose, length));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private Cipher cipher(int mode, KeyPurpose purpose, byte[] vector)
      throws GeneralSecurityException {
    byte[] raw = secretBytes(purpose);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(raw, "AES"), new GCMParameterSpec(TAG_BITS, vector));
      return cipher;
    } finally {
      Arrays.fill(raw, (byte) 0);
    }
  }

  @Override
  public String toString() {
    return "DerivedKeys[******]";
  }
}
