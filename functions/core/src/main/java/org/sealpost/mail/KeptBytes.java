package org.sealpost.mail;

import static org.sealpost.Require.require;

import java.util.Arrays;
import java.util.List;

/// Stretches of one array, one behind the other, without a copy of them: a message less the fields
/// that it may not keep. Whoever has made it leaves the array alone as long as it is used.
public final class KeptBytes {
  private final byte[] array;

  /// Where each stretch begins in the array.
  private final int[] from;

  /// Where each stretch begins among the kept bytes; at last, how many there are.
  private final int[] at;

  /// @param stretches each inside the array
  KeptBytes(byte[] array, List<Stretch> stretches) {
    this.array = array;
    this.from = stretches.stream().mapToInt(Stretch::from).toArray();
    this.at = new int[from.length + 1];
    for (int index = 0; index < from.length; index++) {
      Stretch stretch = stretches.get(index);
      at[index + 1] = at[index] + stretch.to() - stretch.from();
    }
  }

  /// All of an array.
  public static KeptBytes all(byte[] array) {
    return new KeptBytes(
        array, array.length == 0 ? List.of() : List.of(new Stretch(0, array.length)));
  }

  public int length() {
    return at[from.length];
  }

  /// Copies `length` of the kept bytes, from the one of this index on.
  public void copy(int first, byte[] target, int offset, int length) {
    require(first >= 0 && length >= 0 && length <= length() - first, "not so many bytes were kept");
    int copied = 0;
    for (int stretch = stretchOf(first); copied < length; stretch++) {
      int skipped = first + copied - at[stretch];
      int piece = Math.min(at[stretch + 1] - at[stretch] - skipped, length - copied);
      System.arraycopy(array, from[stretch] + skipped, target, offset + copied, piece);
      copied += piece;
    }
  }

  /// A copy of all that was kept.
  public byte[] toByteArray() {
    byte[] copy = new byte[length()];
    copy(0, copy, 0, copy.length);
    return copy;
  }

  private int stretchOf(int index) {
    int found = Arrays.binarySearch(at, 0, from.length, index);
    return found >= 0 ? found : -found - 2;
  }

  /// One byte at least.
  ///
  /// @param to behind the last byte
  record Stretch(int from, int to) {}
}
