package org.sealpost.inspection.parsers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;

/// Measures what the streams of a PDF unpack to before PDFBox unpacks each of them to memory at
/// once. Those that are encrypted or packed otherwise than by deflate are not measured.
final class PdfStreams {
  private static final byte[] BEGIN = {'s', 't', 'r', 'e', 'a', 'm'};
  private static final int BUFFER = 65_536;

  /// Packed and packed again: twice does for any bomb.
  private static final int MOST_LAYERS = 3;

  private PdfStreams() {}

  /// @throws GivenUpException when it is too much for the message
  /// @return whether each stream alone, and all of them together, are within the limits of a file
  static boolean areWithinLimits(byte[] file, Look look) {
    long allowance =
        Math.max(
            look.budget().limits().memberBytes(),
            Math.min((long) file.length * look.budget().limits().ratio(), Integer.MAX_VALUE));
    for (int at = 0; at < file.length - BEGIN.length - 3; at++) {
      if (isBegin(file, at)) {
        int content = at + BEGIN.length;
        content += file[content] == '\r' ? 1 : 0;
        content += file[content] == '\n' ? 1 : 0;
        long unpacked = unpacked(file, content, look);
        allowance -= unpacked;
        if (unpacked > look.budget().limits().memberBytes() || allowance < 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isBegin(byte[] file, int at) {
    for (int index = 0; index < BEGIN.length; index++) {
      if (file[at + index] != BEGIN[index]) {
        return false;
      }
    }
    return true;
  }

  /// Of all layers together; at most one octet more than a file may have, of each.
  private static long unpacked(byte[] file, int at, Look look) {
    long total = 0;
    byte[] head = Arrays.copyOfRange(file, at, Math.min(at + 2, file.length));
    for (int layers = 1; layers <= MOST_LAYERS && isDeflated(head); layers++) {
      head = new byte[2];
      total += count(file, at, layers, head, look);
    }
    return total;
  }

  private static long count(byte[] file, int at, int layers, byte[] head, Look look) {
    byte[] buffer = new byte[BUFFER];
    long most = look.budget().limits().memberBytes();
    long count = 0;
    try (InputStream content = inflated(file, at, layers)) {
      int read = content.read(buffer);
      System.arraycopy(buffer, 0, head, 0, Math.clamp(read, 0, head.length));
      while (read > 0 && count <= most) {
        look.budget().unpack(read);
        count += read;
        read = content.read(buffer);
      }
    } catch (IOException broken) {
      return count;
    }
    return count;
  }

  private static InputStream inflated(byte[] file, int at, int layers) {
    InputStream content = new ByteArrayInputStream(file, at, file.length - at);
    for (int layer = 0; layer < layers; layer++) {
      content = new InflaterInputStream(content);
    }
    return content;
  }

  /// RFC 1950 2.2.
  private static boolean isDeflated(byte[] head) {
    return head.length == 2
        && (head[0] & 0x0f) == 8
        && ((head[0] & 0xff) << 8 | (head[1] & 0xff)) % 31 == 0;
  }
}
