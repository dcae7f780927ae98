package org.sealpost.protection.seal;

import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;

/// An AES key that is wiped on close. The JDK's ciphers wipe the copies that they take; what they
/// derive from it lies in memory until it is reused.
final class WipedKey implements SecretKey, AutoCloseable {
  static final int BYTES = 32;
  private static final long serialVersionUID = 1L;

  private final transient byte[] bytes;
  private transient boolean wiped;

  /// Takes the array itself, and wipes it.
  WipedKey(byte[] bytes) {
    this.bytes = bytes;
  }

  static WipedKey random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new WipedKey(bytes);
  }

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    if (wiped) {
      throw new IllegalStateException("a key used after it was wiped");
    }
    return bytes.clone();
  }

  @Override
  public void destroy() {
    Arrays.fill(bytes, (byte) 0);
    wiped = true;
  }

  @Override
  public boolean isDestroyed() {
    return wiped;
  }

  @Override
  public void close() {
    destroy();
  }

  @Override
  public String toString() {
    return "WipedKey[******]";
  }
}
