package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes winmail.dat (MS-OXTNEF 2.1).
final class Winmail {
  private static final int MESSAGE = 1;
  private static final int ATTACHMENT = 2;
  private static final int BODY = 0x0002800c;
  private static final int MESSAGE_PROPERTIES = 0x00069003;
  private static final int RENDERING = 0x00069002;
  private static final int TITLE = 0x00018010;
  private static final int CONTENT = 0x0006800f;

  private Winmail() {}

  static byte[] withBodyAndAttachment(String body, String name, byte[] content) {
    ByteArrayOutputStream file = begin();
    attribute(file, MESSAGE, BODY, (body + "\0").getBytes(UTF_8));
    attribute(file, ATTACHMENT, RENDERING, new byte[14]);
    attribute(file, ATTACHMENT, TITLE, (name + "\0").getBytes(UTF_8));
    attribute(file, ATTACHMENT, CONTENT, content);
    return file.toByteArray();
  }

  static byte[] withForms(String plain, String html, String rtf) {
    ByteArrayOutputStream properties = new ByteArrayOutputStream();
    properties.writeBytes(little(4).putInt(3).array());
    property(properties, 0x1000, 0x001f, (plain + "\0").getBytes(UTF_16LE));
    property(properties, 0x1013, 0x0102, html.getBytes(UTF_8));
    property(properties, 0x1009, 0x0102, uncompressed(rtf));
    ByteArrayOutputStream file = begin();
    attribute(file, MESSAGE, MESSAGE_PROPERTIES, properties.toByteArray());
    return file.toByteArray();
  }

  /// MS-OXRTFCP 2.1.3.1, with each octet as it is.
  private static byte[] uncompressed(String rtf) {
    byte[] literal = rtf.getBytes(UTF_8);
    return little(16 + literal.length)
        .putInt(12 + literal.length)
        .putInt(literal.length)
        .putInt(0x414c454d)
        .putInt(0)
        .put(literal)
        .array();
  }

  private static ByteArrayOutputStream begin() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(little(6).putInt(0x223e9f78).putShort((short) 1).array());
    return file;
  }

  private static void attribute(ByteArrayOutputStream file, int level, int id, byte[] content) {
    int sum = 0;
    for (byte octet : content) {
      sum += octet & 0xff;
    }
    file.write(level);
    file.writeBytes(little(8).putInt(id).putInt(content.length).array());
    file.writeBytes(content);
    file.writeBytes(little(2).putShort((short) sum).array());
  }

  private static void property(ByteArrayOutputStream out, int id, int type, byte[] value) {
    out.writeBytes(
        little(12)
            .putShort((short) type)
            .putShort((short) id)
            .putInt(1)
            .putInt(value.length)
            .array());
    out.writeBytes(value);
    out.writeBytes(new byte[(4 - value.length % 4) % 4]);
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
