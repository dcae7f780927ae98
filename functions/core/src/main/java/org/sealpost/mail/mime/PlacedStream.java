package org.sealpost.mail.mime;

import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/// A stretch of an array that knows where it lies, and so do all streams made from it: Jakarta Mail
/// says by them where it found a part.
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // no two threads read one mail
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

  // As it stands above, without the locks: Jakarta Mail looks for delimiters by reading some octets
  // at a time, a million times in a large mail, and no two threads ever read one mail.

  @Override
  public int read() {
    return pos < count ? buf[pos++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (pos >= count) {
      return -1;
    }
    int available = Math.min(length, count - pos);
    System.arraycopy(buf, pos, target, offset, available);
    pos += available;
    return available;
  }

  @Override
  public long skip(long octets) {
    long skipped = Math.clamp(octets, 0, count - pos);
    pos += (int) skipped;
    return skipped;
  }

  @Override
  public int available() {
    return count - pos;
  }

  @Override
  public void mark(int limit) {
    mark = pos;
  }

  @Override
  public void reset() {
    pos = mark;
  }

  @Override
  public InputStream newStream(long first, long end) {
    int last = end < 0 ? count : start + (int) end;
    return new PlacedStream(buf, start + (int) first, last);
  }
}
