package org.sealpost.preview;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextParagraph;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.HWPFOldDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.sealpost.reading.preview.UnsafePreview;

/// Office's formats before 2007, in an OLE2 file (MS-CFB): text of doc and ppt, tables of xls. What
/// Office protects by a password is in an OLE2 file too, whatever it was before.
final class CompoundFile {
  /// POI needs some twenty times its size in memory.
  private static final int LARGEST_WORKBOOK = 12_000_000;

  private CompoundFile() {}

  static UnsafePreview preview(byte[] file, Budget budget) throws IOException, LockedException {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      DirectoryNode root = files.getRoot();
      Html html = new Html(budget);
      if (has(root, "EncryptedPackage")) {
        throw new LockedException();
      } else if (has(root, "WordDocument")) {
        word(root, html, budget);
      } else if (has(root, "Workbook") || has(root, "Book")) {
        if (file.length > LARGEST_WORKBOOK) {
          throw new GivenUpException("bytes");
        }
        excel(root, html, budget);
      } else if (has(root, "PowerPoint Document")) {
        powerPoint(root, html, budget);
      } else {
        return new UnsafePreview.Unknown();
      }
      if (html.isFull()) {
        html.incomplete();
      }
      return html.preview();
    } catch (EncryptedDocumentException locked) {
      throw new LockedException();
    } catch (OldExcelFormatException before97) {
      return new UnsafePreview.Unknown();
    }
  }

  private static boolean has(DirectoryNode storage, String name) {
    return storage.hasEntryCaseInsensitive(name);
  }

  private static void word(DirectoryNode root, Html html, Budget budget) throws IOException {
    String text;
    try (HWPFDocument document = new HWPFDocument(root)) {
      text = document.getRange().text();
    } catch (OldWordFileFormatException word95) {
      try (HWPFOldDocument document = new HWPFOldDocument(root)) {
        text = document.getRange().text();
      }
    }
    budget.step();
    // Paragraphs, lines, pages and columns end in characters of their own (MS-DOC 2.4.1).
    for (String paragraph : Range.stripFields(text).split("[\\r\\f\\u000e]", -1)) {
      if (html.isFull()) {
        return;
      }
      paragraph(paragraph.replace('\u0007', '\t').replace('\u000b', '\n'), html);
    }
  }

  private static void paragraph(String text, Html html) {
    String seen = text.replaceAll("[\\x00-\\x08\\x0e-\\x1f]", "");
    if (!seen.isBlank()) {
      html.element("p", seen);
    }
  }

  private static void excel(DirectoryNode root, Html html, Budget budget) throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook(root, false)) {
      DataFormatter formatter = new DataFormatter(Locale.ENGLISH);
      formatter.setUseCachedValuesForFormulaCells(true);
      for (int at = 0; at < workbook.getNumberOfSheets() && !html.isFull(); at++) {
        if (!workbook.isSheetHidden(at) && !workbook.isSheetVeryHidden(at)) {
          html.element("h2", workbook.getSheetName(at));
          sheet(workbook.getSheetAt(at), formatter, html, budget);
        }
      }
    }
  }

  private static void sheet(Sheet sheet, DataFormatter formatter, Html html, Budget budget) {
    SheetTable table = new SheetTable(html);
    for (Row row : sheet) {
      if (table.isFull()) {
        break;
      }
      for (Cell cell : row) {
        budget.step();
        table.cell(cell.getRowIndex(), cell.getColumnIndex(), value(cell, formatter));
      }
    }
    table.end();
  }

  private static String value(Cell cell, DataFormatter formatter) {
    try {
      return cell.getCellType() == CellType.BLANK ? "" : formatter.formatCellValue(cell);
    } catch (GivenUpException limit) {
      throw limit;
    } catch (RuntimeException strangeFormat) {
      return cell.toString();
    }
  }

  private static void powerPoint(DirectoryNode root, Html html, Budget budget) throws IOException {
    try (HSLFSlideShow show = new HSLFSlideShow(root)) {
      int number = 0;
      for (HSLFSlide slide : show.getSlides()) {
        if (html.isFull()) {
          return;
        }
        html.element("h3", Integer.toString(++number));
        for (List<HSLFTextParagraph> box : slide.getTextParagraphs()) {
          budget.step();
          for (String line : HSLFTextParagraph.getText(box).split("[\\r\\n\\u000b]", -1)) {
            paragraph(line, html);
          }
        }
      }
    }
  }
}
