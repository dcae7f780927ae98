package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// ppt (MS-PPT 2.3): records of version, type and length, whose containers hold records again. Text
/// of slides, masters and notes, also of slides that were deleted and never cleaned up.
final class PowerPointFile {
  private static final int HEADER = 8;
  private static final int CONTAINER = 0xf;
  private static final int TEXT_CHARS = 4000;
  private static final int TEXT_BYTES = 4008;
  private static final int STRING = 4026;
  private static final int CRYPT_SESSION = 12052;

  /// HeaderToken in the stream `Current User` of an encrypted presentation.
  private static final int ENCRYPTED = 0xf3d1c4df;

  private PowerPointFile() {}

  static void read(byte[] presentation, byte[] currentUser, Look look) {
    if (currentUser.length >= 16 && littleEndian(currentUser).getInt(12) == ENCRYPTED) {
      look.passwordProtected();
      return;
    }
    ByteBuffer records = littleEndian(presentation);
    while (records.remaining() >= HEADER && !look.isFull()) {
      look.budget().step();
      int version = records.getShort() & CONTAINER;
      int type = records.getShort() & 0xffff;
      long length = Integer.toUnsignedLong(records.getInt());
      if (type == CRYPT_SESSION) {
        look.passwordProtected();
        return;
      }
      // Of a container only the header is passed, so that what is in it comes next.
      if (version != CONTAINER) {
        atom(type, records, (int) Math.min(length, records.remaining()), look);
      }
    }
  }

  private static void atom(int type, ByteBuffer records, int length, Look look) {
    if (type == TEXT_CHARS || type == STRING || type == TEXT_BYTES) {
      byte[] text = new byte[length];
      records.get(text);
      text(new String(text, type == TEXT_BYTES ? ISO_8859_1 : UTF_16LE), look);
    } else {
      records.position(records.position() + length);
    }
  }

  private static void text(String text, Look look) {
    look.text(text.replace('\r', '\n').replace('\u000b', '\n') + "\n");
  }

  private static ByteBuffer littleEndian(byte[] octets) {
    return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
  }
}
