package org.sealpost.rules.exchange.collection;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// A file as text, whatever it says of its encoding: Exchange writes UTF-16, editors save it as
/// UTF-8 and leave the declaration as it was (ome.md 3.2, Encoding).
final class FileText {
  static final int MOST_BYTES = 5 * 1024 * 1024;
  private static final int LOOKED_AT = 256;

  private FileText() {}

  /// Without byte order mark.
  static String of(byte[] file) throws RefusedFileException {
    if (file.length > MOST_BYTES) {
      throw new RefusedFileException(
          "The file is larger than 5 MB. Export fewer rules into one file.");
    }
    if (startsWith(file, 0xff, 0xfe)) {
      return decoded(file, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(file, 0xfe, 0xff)) {
      return decoded(file, 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(file, 0xef, 0xbb, 0xbf)) {
      return decoded(file, 3, StandardCharsets.UTF_8);
    }
    return decoded(file, 0, guessed(file));
  }

  /// Most characters of markup are ASCII, so one byte of each two is zero in UTF-16.
  private static Charset guessed(byte[] file) {
    int pairs = Math.min(file.length, LOOKED_AT) / 2;
    int highFirst = 0;
    int lowFirst = 0;
    for (int pair = 0; pair < pairs; pair++) {
      highFirst += file[2 * pair] == 0 ? 1 : 0;
      lowFirst += file[2 * pair + 1] == 0 ? 1 : 0;
    }
    if (lowFirst * 2 > pairs && highFirst == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return highFirst * 2 > pairs && lowFirst == 0
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_8;
  }

  private static boolean startsWith(byte[] file, int... bytes) {
    if (file.length < bytes.length) {
      return false;
    }
    for (int index = 0; index < bytes.length; index++) {
      if ((file[index] & 0xff) != bytes[index]) {
        return false;
      }
    }
    return true;
  }

  private static String decoded(byte[] file, int from, Charset charset)
      throws RefusedFileException {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(file, from, file.length - from))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw new RefusedFileException(
          "The file is no text in " + charset + ". Save it as UTF-8, or export it again.");
    }
  }
}
