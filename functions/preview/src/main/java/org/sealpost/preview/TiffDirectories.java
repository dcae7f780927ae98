package org.sealpost.preview;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/// The chain of directories in a TIFF (TIFF 6.0 section 2), one for each page. The JDK follows it
/// round in circles.
final class TiffDirectories {
  private static final int ENTRY_BYTES = 12;

  private TiffDirectories() {}

  /// Up to the first that is broken or was there before; pages in front of it can be read.
  ///
  /// @throws GivenUpException when there are none, or far too many
  static int count(byte[] file, Budget budget) {
    ByteBuffer tiff = ByteBuffer.wrap(file);
    tiff.order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    Set<Long> known = new HashSet<>();
    try {
      long directory = Integer.toUnsignedLong(tiff.getInt(4));
      while (directory > 0 && known.add(directory)) {
        budget.member();
        int entries = tiff.getShort(Math.toIntExact(directory)) & 0xffff;
        directory =
            Integer.toUnsignedLong(
                tiff.getInt(Math.toIntExact(directory) + 2 + entries * ENTRY_BYTES));
      }
      return pages(known.size());
    } catch (IndexOutOfBoundsException | ArithmeticException broken) {
      return pages(known.size() - 1);
    }
  }

  private static int pages(int count) {
    if (count < 1) {
      throw new GivenUpException("no directory");
    }
    return count;
  }
}
