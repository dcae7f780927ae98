package org.sealpost.preview;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// The segments of a JPEG (ITU-T T.81 B.1) in front of its pixels.
final class JpegSegments {
  private static final int START_OF_SCAN = 0xda;
  private static final int FIRST_APPLICATION = 0xe0;
  private static final int LAST_APPLICATION = 0xef;
  private static final int ADOBE = 0xee;
  private static final int COMMENT = 0xfe;
  private static final int EXIF = 0xe1;
  private static final int ORIENTATION = 0x0112;
  private static final int IFD_ENTRY_BYTES = 12;

  /// A camera needs ten for a picture that appears bit by bit; each goes over all pixels anew.
  private static final int MOST_SCANS = 100;

  private JpegSegments() {}

  /// @throws GivenUpException when its pixels are written anew too often
  static void check(byte[] file, Budget budget) {
    int scans = 0;
    for (int at = 0; at + 1 < file.length; at++) {
      if (file[at] == (byte) 0xff && (file[at + 1] & 0xff) == START_OF_SCAN) {
        budget.step();
        if (++scans > MOST_SCANS) {
          throw new GivenUpException("scans");
        }
      }
    }
  }

  static boolean isProgressive(byte[] file) {
    for (Segment segment = first(file); segment.isThere(); segment = segment.next()) {
      if (segment.marker() == 0xc2 || segment.marker() == 0xca) {
        return true;
      }
    }
    return false;
  }

  /// Width and height, as long as there are any.
  static Optional<int[]> size(byte[] file) {
    for (Segment segment = first(file); segment.isThere(); segment = segment.next()) {
      boolean isFrame =
          segment.marker() >= 0xc0
              && segment.marker() <= 0xcf
              && segment.marker() != 0xc4
              && segment.marker() != 0xc8
              && segment.marker() != 0xcc;
      if (isFrame && segment.length() >= 7) {
        ByteBuffer frame = segment.content();
        return Optional.of(new int[] {frame.getShort(3) & 0xffff, frame.getShort(1) & 0xffff});
      }
    }
    return Optional.empty();
  }

  /// The same pixels, without Exif, previews, colour profiles and comments. What Adobe says of the
  /// colours stays.
  static byte[] withoutMetadata(byte[] file, Budget budget) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
    kept.write(file, 0, 2);
    Segment segment = first(file);
    int end = 2;
    for (; segment.isThere(); segment = segment.next()) {
      budget.step();
      boolean isMetadata =
          segment.marker() == COMMENT
              || (segment.marker() > FIRST_APPLICATION
                  && segment.marker() <= LAST_APPLICATION
                  && segment.marker() != ADOBE);
      if (!isMetadata) {
        kept.write(file, segment.start(), segment.end() - segment.start());
      }
      end = segment.end();
    }
    kept.write(file, end, file.length - end);
    return kept.toByteArray();
  }

  /// Exif's orientation (CIPA DC-008 4.6.5), from 1 (upright) to 8.
  static int direction(byte[] file) {
    for (Segment segment = first(file); segment.isThere(); segment = segment.next()) {
      if (segment.marker() == EXIF) {
        try {
          int direction = direction(segment.content());
          if (direction >= 1 && direction <= 8) {
            return direction;
          }
        } catch (IndexOutOfBoundsException cut) {
          return 1;
        }
      }
    }
    return 1;
  }

  private static int direction(ByteBuffer exif) {
    if (exif.getInt(0) != 0x45786966) {
      return 0;
    }
    ByteBuffer tiff = exif.slice(6, exif.limit() - 6);
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xffff;
    for (int entry = 0; entry < entries; entry++) {
      int at = directory + 2 + entry * IFD_ENTRY_BYTES;
      if ((tiff.getShort(at) & 0xffff) == ORIENTATION) {
        return tiff.getShort(at + 8);
      }
    }
    return 0;
  }

  private static Segment first(byte[] file) {
    return new Segment(file, 2);
  }

  /// @param start of its marker
  private record Segment(@SuppressWarnings("ArrayRecordComponent") byte[] file, int start) {
    boolean isThere() {
      return start + 4 <= file.length
          && file[start] == (byte) 0xff
          && marker() != START_OF_SCAN
          && marker() >= 0xc0
          && marker() != 0xff
          && length() >= 2
          && end() <= file.length;
    }

    int marker() {
      return file[start + 1] & 0xff;
    }

    /// With its own two octets.
    int length() {
      return (file[start + 2] & 0xff) << 8 | (file[start + 3] & 0xff);
    }

    int end() {
      return start + 2 + length();
    }

    ByteBuffer content() {
      return ByteBuffer.wrap(file, start + 4, length() - 2).slice();
    }

    Segment next() {
      return new Segment(file, end());
    }
  }
}
