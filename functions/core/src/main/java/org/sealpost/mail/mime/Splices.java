package org.sealpost.mail.mime;

import static org.sealpost.Require.require;

import java.util.ArrayList;
import java.util.List;

/// Stretches of a message that are replaced; all other bytes stay as they are.
final class Splices {
  private final List<Splice> splices = new ArrayList<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Splice(int from, int to, byte[] with) {}

  /// @param from not before the end of the stretch given last
  void replace(int from, int to, byte[] with) {
    require(from <= to && (splices.isEmpty() || splices.getLast().to <= from), "out of order");
    splices.add(new Splice(from, to, with));
  }

  boolean isEmpty() {
    return splices.isEmpty();
  }

  /// The stretch of `source` with everything replaced that lies in it.
  byte[] made(byte[] source, int from, int to) {
    long size = (long) to - from;
    for (Splice splice : splices) {
      size += (long) splice.with.length - splice.to + splice.from;
    }
    byte[] made = new byte[Math.toIntExact(size)];
    int read = from;
    int written = 0;
    for (Splice splice : splices) {
      int kept = splice.from - read;
      System.arraycopy(source, read, made, written, kept);
      System.arraycopy(splice.with, 0, made, written + kept, splice.with.length);
      read = splice.to;
      written += kept + splice.with.length;
    }
    System.arraycopy(source, read, made, written, to - read);
    return made;
  }
}
