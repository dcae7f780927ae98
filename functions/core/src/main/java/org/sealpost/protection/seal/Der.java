package org.sealpost.protection.seal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// As much of DER (ITU-T X.690) as a sealed message needs.
final class Der {
  private static final int LONGEST_SHORT = 0x7f;

  private Der() {}

  /// A value of one tag around these contents, which are complete values themselves or octets.
  static byte[] value(int tag, byte[]... contents) {
    byte[] content = joined(contents);
    return joined(head(tag, content.length), content);
  }

  static byte[] joined(byte[]... parts) {
    ByteBuffer joined =
        ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }

  /// Tag and length of a value whose content comes behind.
  static byte[] head(int tag, int length) {
    if (length <= LONGEST_SHORT) {
      return new byte[] {(byte) tag, (byte) length};
    }
    int octets = lengthOctets(length);
    ByteBuffer head = ByteBuffer.allocate(2 + octets).put((byte) tag).put((byte) (0x80 | octets));
    for (int octet = octets - 1; octet >= 0; octet--) {
      head.put((byte) (length >> (octet * Byte.SIZE)));
    }
    return head.array();
  }

  static int headLength(int length) {
    return length <= LONGEST_SHORT ? 2 : 2 + lengthOctets(length);
  }

  private static int lengthOctets(int length) {
    return (Integer.SIZE - Integer.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
  }
}
