package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.sealpost.mail.mime.SniffedText;

/// What is written in the metadata of a picture: Exif, XMP, IPTC, comments (JPEG: ITU-T T.81 B.1,
/// TIFF 6.0 section 2).
final class PictureFile {
  private static final int COMMENT = 0xfe;
  private static final int FIRST_APPLICATION = 0xe0;
  private static final int LAST_APPLICATION = 0xef;
  private static final int START_OF_SCAN = 0xda;
  private static final int TEXT_TYPE = 2;
  private static final int XMP_TAG = 700;
  private static final int ENTRY_BYTES = 12;
  private static final int MOST_DIRECTORIES = 16;
  private static final int LONGEST = 65_536;
  private static final Pattern WORDS = Pattern.compile("[\\t\\n\\r -~\\u0080-\\u00ff]{4,}+");

  private PictureFile() {}

  static void read(byte[] file, Look look) {
    ByteBuffer picture = ByteBuffer.wrap(file);
    try {
      if (file[0] == (byte) 0xff) {
        segments(picture, look);
      } else {
        directories(picture, look);
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cut) {
      look.incomplete();
    }
  }

  private static void segments(ByteBuffer picture, Look look) {
    picture.position(2);
    while (picture.remaining() > 3) {
      look.budget().step();
      if (picture.get() != (byte) 0xff) {
        return;
      }
      int marker = picture.get() & 0xff;
      if (marker == START_OF_SCAN) {
        return;
      }
      int length = (picture.getShort() & 0xffff) - 2;
      ByteBuffer segment = picture.slice(picture.position(), length);
      if (marker == COMMENT || (marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION)) {
        segment(segment, look);
      }
      picture.position(picture.position() + length);
    }
  }

  private static void segment(ByteBuffer segment, Look look) {
    byte[] octets = octets(segment, 0, segment.limit());
    if (new String(octets, ISO_8859_1).startsWith("Exif\0\0")) {
      directories(segment.slice(6, segment.limit() - 6), look);
    } else {
      words(octets, look);
    }
  }

  private static void directories(ByteBuffer picture, Look look) {
    picture.order(picture.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = picture.getInt(4);
    for (int count = 0; directory > 0 && count < MOST_DIRECTORIES; count++) {
      int entries = picture.getShort(directory) & 0xffff;
      for (int entry = 0; entry < entries; entry++) {
        look.budget().step();
        entry(picture, directory + 2 + entry * ENTRY_BYTES, look);
      }
      directory = picture.getInt(directory + 2 + entries * ENTRY_BYTES);
    }
  }

  private static void entry(ByteBuffer picture, int at, Look look) {
    boolean isText = picture.getShort(at + 2) == TEXT_TYPE || picture.getShort(at) == XMP_TAG;
    int length = picture.getInt(at + 4);
    if (isText && length > 0) {
      words(octets(picture, length <= 4 ? at + 8 : picture.getInt(at + 8), length), look);
    }
  }

  private static byte[] octets(ByteBuffer picture, int start, int length) {
    byte[] octets = new byte[Math.min(length, LONGEST)];
    picture.get(start, octets);
    return octets;
  }

  private static void words(byte[] octets, Look look) {
    WORDS
        .matcher(new String(octets, ISO_8859_1))
        .results()
        .map(MatchResult::group)
        .map(run -> SniffedText.of(run.getBytes(ISO_8859_1)).orElse(run))
        .forEach(run -> look.text(run + "\n"));
  }
}
