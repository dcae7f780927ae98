package org.sealpost.mail;

import static org.sealpost.Require.require;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Stretches of arrays, one behind the other, without a copy of them: a message less the fields
/// that it may not keep, or behind another header. Whoever has made it leaves the arrays alone as
/// long as it is used.
public final class KeptBytes {
  private final List<Stretch> stretches;

  /// Where each stretch begins among the kept bytes; at last, how many there are.
  private final int[] at;

  KeptBytes(List<Stretch> stretches) {
    this.stretches = stretches.stream().filter(stretch -> stretch.from() < stretch.to()).toList();
    this.at = new int[this.stretches.size() + 1];
    for (int index = 0; index < this.stretches.size(); index++) {
      Stretch stretch = this.stretches.get(index);
      at[index + 1] = at[index] + stretch.to() - stretch.from();
    }
  }

  /// All of an array.
  public static KeptBytes all(byte[] array) {
    return new KeptBytes(List.of(new Stretch(array, 0, array.length)));
  }

  /// A message under another header.
  ///
  /// @param fields complete lines, without the empty one
  /// @param from where the empty line is, or the end of a message that has none
  public static KeptBytes behind(byte[] fields, byte[] message, int from) {
    return new KeptBytes(
        List.of(new Stretch(fields, 0, fields.length), new Stretch(message, from, message.length)));
  }

  /// The same less what `less` leaves out of its first array, where all header fields are.
  KeptBytes with(Function<Stretch, List<Stretch>> less) {
    return stretches.isEmpty()
        ? this
        : new KeptBytes(
            Stream.concat(less.apply(stretches.getFirst()).stream(), stretches.stream().skip(1))
                .toList());
  }

  public int length() {
    return at[stretches.size()];
  }

  /// Copies `length` of the kept bytes, from the one of this index on.
  public void copy(int first, byte[] target, int offset, int length) {
    require(first >= 0 && length >= 0 && length <= length() - first, "not so many bytes were kept");
    int copied = 0;
    for (int stretch = stretchOf(first); copied < length; stretch++) {
      int skipped = first + copied - at[stretch];
      int piece = Math.min(at[stretch + 1] - at[stretch] - skipped, length - copied);
      Stretch from = stretches.get(stretch);
      System.arraycopy(from.array(), from.from() + skipped, target, offset + copied, piece);
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
    int found = Arrays.binarySearch(at, 0, stretches.size(), index);
    return found >= 0 ? found : -found - 2;
  }

  /// @param to behind the last byte
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Stretch(byte[] array, int from, int to) {}
}
