package org.sealpost.protection;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/// Sealed bytes that somebody holds already.
public final class SealedBytes implements SealedContent {
  private final byte[] bytes;

  /// Does not copy: the caller leaves them alone.
  public SealedBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
