package org.sealpost.console.signin;

import static org.sealpost.Require.require;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// PBKDF2-HMAC-SHA-256 (RFC 8018) of a password.
final class PasswordHash {
  /// OWASP's figure for this function.
  private static final int ITERATIONS = 600_000;
  private static final int FEWEST_ITERATIONS = 100_000;
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final byte[] salt;
  private final int iterations;
  private final byte[] hash;

  /// @throws IllegalArgumentException if it is too weak, or so strong that checking takes for ever
  PasswordHash(byte[] salt, int iterations, byte[] hash) {
    require(salt.length >= SALT_BYTES, "password salt: at least 16 bytes");
    require(
        iterations >= FEWEST_ITERATIONS && iterations <= MOST_ITERATIONS,
        "password iterations: 100,000 to 10,000,000");
    require(hash.length == HASH_BYTES, "password hash: 32 bytes");
    this.salt = salt.clone();
    this.iterations = iterations;
    this.hash = hash.clone();
  }

  static PasswordHash of(String password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new PasswordHash(salt, ITERATIONS, derive(password, salt, ITERATIONS));
  }

  /// Compares in constant time.
  boolean matches(String password) {
    return MessageDigest.isEqual(hash, derive(password, salt, iterations));
  }

  byte[] salt() {
    return salt.clone();
  }

  int iterations() {
    return iterations;
  }

  byte[] hash() {
    return hash.clone();
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    char[] characters = password.toCharArray();
    PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, HASH_BYTES * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    } finally {
      spec.clearPassword();
      Arrays.fill(characters, '\0');
    }
  }
}
