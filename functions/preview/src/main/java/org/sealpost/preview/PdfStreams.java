package org.sealpost.preview;

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

  /// @throws GivenUpException when one alone, or all of them together, are too much
  static void check(byte[] file, Budget budget) {
    byte[] buffer = new byte[BUFFER];
    for (int at = 0; at < file.length - BEGIN.length - 3; at++) {
      if (file[at] == 's' && isBegin(file, at)) {
        int content = at + BEGIN.length;
        content += file[content] == '\r' ? 1 : 0;
        content += file[content] == '\n' ? 1 : 0;
        byte[] head = Arrays.copyOfRange(file, content, Math.min(content + 2, file.length));
        for (int layers = 1; layers <= MOST_LAYERS && isDeflated(head); layers++) {
          head = measured(file, content, layers, buffer, budget);
        }
      }
    }
  }

  private static boolean isBegin(byte[] file, int at) {
    return Arrays.equals(file, at, at + BEGIN.length, BEGIN, 0, BEGIN.length);
  }

  /// The first octets of what was unpacked.
  private static byte[] measured(byte[] file, int at, int layers, byte[] buffer, Budget budget) {
    byte[] head = new byte[2];
    long count = 0;
    try (InputStream content = inflated(file, at, layers)) {
      int read = content.read(buffer);
      System.arraycopy(buffer, 0, head, 0, Math.clamp(read, 0, head.length));
      while (read > 0) {
        budget.unpack(read);
        count += read;
        if (count > budget.limits().memberBytes()) {
          throw new GivenUpException("bytes");
        }
        read = content.read(buffer);
      }
    } catch (IOException broken) {
      return new byte[0];
    }
    return head;
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
