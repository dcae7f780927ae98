package org.sealpost.smime;

/// The outline of BER (X.690), looked at before any parser that calls itself for what is inside:
/// depth and number of elements are bounded, and everything lies within the bytes (threat 31:
/// structures that contain themselves, or nest without end). Takes time and memory in proportion to
/// the number of elements, not to their sizes.
final class AsnShape {
  private static final int DEEPEST = 40;

  /// A mail of 25 MB that openssl streams has some ten thousand.
  private static final int MOST_ELEMENTS = 250_000;

  private static final int CONSTRUCTED = 0x20;
  private static final int LONG_TAG = 0x1f;
  private static final long INDEFINITE = -1;

  private final byte[] bytes;
  private int at;

  private AsnShape(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Whether the bytes are one element, and nothing but line ends behind it.
  static boolean isSound(byte[] bytes) {
    try {
      return new AsnShape(bytes).isOneElement();
    } catch (ArrayIndexOutOfBoundsException truncated) {
      return false;
    }
  }

  private boolean isOneElement() {
    // Where each open element ends; INDEFINITE for one that end-of-contents octets end.
    long[] ends = new long[DEEPEST];
    int depth = 0;
    int elements = 0;
    do {
      if (++elements > MOST_ELEMENTS) {
        return false;
      }
      long limit = innermost(ends, depth);
      if (depth > 0 && ends[depth - 1] == INDEFINITE && bytes[at] == 0 && bytes[at + 1] == 0) {
        at += 2;
        depth--;
      } else {
        boolean constructed = (bytes[at] & CONSTRUCTED) != 0;
        skipTag();
        long length = length();
        if (length != INDEFINITE && at + length > limit) {
          return false;
        }
        if (!constructed) {
          if (length == INDEFINITE) {
            return false;
          }
          at += (int) length;
        } else {
          if (depth == DEEPEST) {
            return false;
          }
          ends[depth++] = length == INDEFINITE ? INDEFINITE : at + length;
        }
      }
      while (depth > 0 && ends[depth - 1] == at) {
        depth--;
      }
      if (at > innermost(ends, depth)) {
        return false;
      }
    } while (depth > 0);
    return onlyLineEndsFollow();
  }

  private long innermost(long[] ends, int depth) {
    for (int level = depth - 1; level >= 0; level--) {
      if (ends[level] != INDEFINITE) {
        return ends[level];
      }
    }
    return bytes.length;
  }

  private void skipTag() {
    if ((bytes[at++] & LONG_TAG) == LONG_TAG) {
      while ((bytes[at++] & 0x80) != 0) {
        // Tag numbers are of no interest.
      }
    }
  }

  private long length() {
    int first = bytes[at++] & 0xff;
    if (first < 0x80) {
      return first;
    }
    if (first == 0x80) {
      return INDEFINITE;
    }
    int octets = first & 0x7f;
    if (octets > 4) {
      return Integer.MAX_VALUE;
    }
    long length = 0;
    for (int index = 0; index < octets; index++) {
      length = length << 8 | (bytes[at++] & 0xff);
    }
    return length;
  }

  private boolean onlyLineEndsFollow() {
    for (int rest = at; rest < bytes.length; rest++) {
      if (bytes[rest] != '\r' && bytes[rest] != '\n') {
        return false;
      }
    }
    return true;
  }
}
