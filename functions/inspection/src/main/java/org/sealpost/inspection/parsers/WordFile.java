package org.sealpost.inspection.parsers;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.HWPFOldDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/// doc: all its text, of fields, headers, notes, comments and text boxes as well.
final class WordFile {
  /// Paragraphs, lines, pages and columns end in characters of their own (MS-DOC 2.4.1).
  private static final Pattern LINE_END = Pattern.compile("[\\r\\u000b\\f\\u000e]");

  private static final Pattern CELL_END = Pattern.compile("\\u0007");

  /// Marks of pictures, notes and fields.
  private static final Pattern MARK = Pattern.compile("[\\u0001-\\u0008\\u0013-\\u0015]");

  private WordFile() {}

  static void read(DirectoryNode storage, Look look) throws IOException {
    String text = text(storage);
    String lines = LINE_END.matcher(text).replaceAll("\n");
    String cells = CELL_END.matcher(lines).replaceAll("\t");
    look.text(MARK.matcher(cells).replaceAll(""));
  }

  /// POI wants every table of a document in order; the text needs only one of them.
  private static String text(DirectoryNode storage) throws IOException {
    try (HWPFDocument document = new HWPFDocument(storage)) {
      return document.getText().toString();
    } catch (EncryptedDocumentException locked) {
      throw locked;
    } catch (OldWordFileFormatException word95) {
      try (HWPFOldDocument document = new HWPFOldDocument(storage)) {
        return document.getText().toString();
      }
    } catch (IOException | RuntimeException broken) {
      return WordPieces.text(storage);
    }
  }
}
