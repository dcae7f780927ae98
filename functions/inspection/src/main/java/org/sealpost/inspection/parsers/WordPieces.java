package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/// The text of a doc by its piece table alone (MS-DOC 2.4.1): where each run of characters stands,
/// those of headers, notes and comments included.
final class WordPieces {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int FLAGS = 0x0a;
  private static final int ENCRYPTED = 0x0100;
  private static final int TABLE_1 = 0x0200;
  private static final int CLX = 0x01a2;
  private static final int PROPERTIES = 1;
  private static final int PIECES = 2;
  private static final int PIECE_BYTES = 8;
  private static final int NARROW = 0x40000000;
  private static final int LARGEST = 50_000_000;

  private WordPieces() {}

  /// @throws IndexOutOfBoundsException or another unchecked exception when it is not even that
  static String text(DirectoryNode storage) throws IOException {
    ByteBuffer document = stream(storage, "WordDocument");
    if ((document.getShort(FLAGS) & ENCRYPTED) != 0) {
      throw new EncryptedDocumentException("encrypted");
    }
    boolean isTable1 = (document.getShort(FLAGS) & TABLE_1) != 0;
    ByteBuffer table = stream(storage, isTable1 ? "1Table" : "0Table");
    ByteBuffer pieces = pieces(table.slice(document.getInt(CLX), document.getInt(CLX + 4)));
    int count = (pieces.limit() - 4) / (4 + PIECE_BYTES);
    StringBuilder text = new StringBuilder();
    for (int piece = 0; piece < count && text.length() < LARGEST; piece++) {
      int characters = pieces.getInt((piece + 1) * 4) - pieces.getInt(piece * 4);
      int position = pieces.getInt((count + 1) * 4 + piece * PIECE_BYTES + 2);
      text.append(characters(document, position, characters));
    }
    return text.toString();
  }

  /// Changes of properties may stand before them.
  private static ByteBuffer pieces(ByteBuffer clx) {
    clx.order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (clx.get(at) == PROPERTIES) {
      at += 3 + (clx.getShort(at + 1) & 0xffff);
    }
    if (clx.get(at) != PIECES) {
      throw new IllegalArgumentException("no pieces");
    }
    return clx.slice(at + 5, clx.getInt(at + 1)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String characters(ByteBuffer document, int position, int characters) {
    boolean isNarrow = (position & NARROW) != 0;
    int start = isNarrow ? (position & ~NARROW) / 2 : position;
    byte[] octets = new byte[Math.min(isNarrow ? characters : characters * 2, LARGEST)];
    document.get(start, octets);
    return new String(octets, isNarrow ? WINDOWS_1252 : UTF_16LE);
  }

  private static ByteBuffer stream(DirectoryNode storage, String name) throws IOException {
    try (InputStream stream =
        storage.createDocumentInputStream(storage.getEntryCaseInsensitive(name))) {
      return ByteBuffer.wrap(stream.readNBytes(LARGEST)).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
