package org.sealpost.rules.predicate;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The packets of an OpenPGP message (RFC 9580 4.2), without a look at what is in them.
final class PgpPackets {
  private static final int MOST_KEYS = 10_000;
  private static final long UNKNOWN = -1;

  private static final int PUBLIC_KEY_ENCRYPTED_SESSION_KEY = 1;
  private static final int SYMMETRIC_KEY_ENCRYPTED_SESSION_KEY = 3;
  private static final int MARKER = 10;
  private static final int INTEGRITY_PROTECTED = 18;
  private static final int AEAD_ENCRYPTED = 20;
  private static final int PADDING = 21;

  private final InputStream content;

  private PgpPackets(InputStream content) {
    this.content = content;
  }

  /// Whether they are session keys and then encrypted data, to the very end: what is signed or
  /// compressed only can be read by anybody. Data without protection of its integrity (tag 9) do
  /// not count: nobody writes them any more.
  ///
  /// @throws IOException when it ends too early, or cannot be read
  static boolean areEncrypted(InputStream content) throws IOException {
    return new PgpPackets(content).areEncrypted();
  }

  private boolean areEncrypted() throws IOException {
    int keys = 0;
    for (int packet = 0; packet < MOST_KEYS; packet++) {
      int header = octet();
      if ((header & 0x80) == 0) {
        return false;
      }
      boolean isNew = (header & 0x40) != 0;
      int tag = isNew ? header & 0x3f : (header & 0x3c) >> 2;
      switch (tag) {
        case PUBLIC_KEY_ENCRYPTED_SESSION_KEY, SYMMETRIC_KEY_ENCRYPTED_SESSION_KEY -> {
          long length = isNew ? newLength(octet()) : oldLength(header & 3);
          if (length < 2 || length > 65_536) {
            return false;
          }
          skip(length);
          keys++;
        }
        case MARKER, PADDING -> {
          long length = isNew ? newLength(octet()) : oldLength(header & 3);
          if (length < 0 || length > 65_536) {
            return false;
          }
          skip(length);
        }
        case INTEGRITY_PROTECTED, AEAD_ENCRYPTED -> {
          return keys > 0 && isLast(header, isNew);
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  private boolean isLast(int header, boolean isNew) throws IOException {
    if (isNew) {
      int first = octet();
      while (isPartial(first)) {
        skip(1L << (first & 0x1f));
        first = octet();
      }
      skip(newLength(first));
    } else {
      long length = oldLength(header & 3);
      skip(length == UNKNOWN ? 0 : length);
      if (length == UNKNOWN) {
        content.transferTo(OutputStream.nullOutputStream());
      }
    }
    return content.read() < 0;
  }

  private static boolean isPartial(int first) {
    return first >= 224 && first < 255;
  }

  private long newLength(int first) throws IOException {
    if (first < 192) {
      return first;
    }
    if (first < 224) {
      return ((first - 192L) << 8) + octet() + 192;
    }
    return first == 255 ? number(4) : UNKNOWN;
  }

  private long oldLength(int type) throws IOException {
    return switch (type) {
      case 0 -> octet();
      case 1 -> number(2);
      case 2 -> number(4);
      default -> UNKNOWN;
    };
  }

  private long number(int octets) throws IOException {
    long number = 0;
    for (int at = 0; at < octets; at++) {
      number = number << 8 | octet();
    }
    return number;
  }

  private int octet() throws IOException {
    int octet = content.read();
    if (octet < 0) {
      throw new EOFException();
    }
    return octet;
  }

  private void skip(long octets) throws IOException {
    content.skipNBytes(octets);
  }
}
