package org.sealpost.protection;

import static org.sealpost.Require.require;

import java.util.Arrays;

/// The key of one message: 256 bits, in memory only, wiped on close. It wraps the
/// content-encryption key inside the sealed message (RFC 5652 6.2.3); it never encrypts content
/// itself.
public final class DataKey implements AutoCloseable {
  public static final int BYTES = 32;

  private final byte[] bytes;
  private boolean closed;

  /// Takes a copy; the caller wipes its own.
  public DataKey(byte[] bytes) {
    require(bytes.length == BYTES, "a data key has 32 bytes");
    this.bytes = bytes.clone();
  }

  /// The one way to the raw key. The caller wipes the copy.
  public byte[] secretBytes() {
    if (closed) {
      throw new IllegalStateException("data key used after close");
    }
    return bytes.clone();
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
    closed = true;
  }

  @Override
  public String toString() {
    return "DataKey[******]";
  }
}
