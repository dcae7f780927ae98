package org.sealpost.mail.mime;

import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// A stretch of an array that knows where it lies, and so do all streams made from it: Jakarta Mail
/// says by them where it found a part.
final class PlacedStream extends SharedByteArrayInputStream {
  PlacedStream(byte[] source, int from, int to) {
    super(source, from, to - from);
  }

  /// Offset of its first octet.
  int from() {
    return start;
  }

  /// Offset behind its last octet.
  int to() {
    return count;
  }

  /// What is left to read, where it lies.
  ByteBuffer octets() {
    return ByteBuffer.wrap(buf, pos, count - pos).slice();
  }

  @Override
  public InputStream newStream(long first, long end) {
    int last = end < 0 ? count : start + (int) end;
    return new PlacedStream(buf, start + (int) first, last);
  }
}
