package org.sealpost.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/// Files of the kinds that people attach, made here.
final class Papers {
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

  private Papers() {}

  /// A file as somebody attaches it.
  @SuppressWarnings("ArrayRecordComponent") // made and read, never compared
  record Paper(String name, String mediaType, byte[] content) {}

  /// A chart.
  static Paper picture() {
    BufferedImage image = new BufferedImage(900, 520, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 900, 520);
    pen.setColor(new Color(0x1B1F24));
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 28));
    pen.drawString("Turnover by month", 40, 60);
    pen.setColor(new Color(0x17608F));
    for (int bar = 0; bar < 12; bar++) {
      int height = 80 + (bar * 97) % 290;
      pen.fillRoundRect(40 + bar * 69, 490 - height, 48, height, 8, 8);
    }
    pen.dispose();
    return new Paper("turnover.png", "image/png", bytes(out -> ImageIO.write(image, "png", out)));
  }

  /// Two pages of text.
  static Paper pdf() {
    StringBuilder objects = new StringBuilder("%PDF-1.7\n");
    String pages = "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>";
    objects.append("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
    objects.append("2 0 obj\n").append(pages).append("\nendobj\n");
    for (int page = 0; page < 2; page++) {
      objects
          .append(3 + page)
          .append(" 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ")
          .append(5 + page)
          .append(" 0 R/Resources<</Font<</F 7 0 R/B 8 0 R>>>>>>\nendobj\n");
      String content = content(page + 1);
      objects
          .append(5 + page)
          .append(" 0 obj\n<</Length ")
          .append(content.length())
          .append(">>\nstream\n")
          .append(content)
          .append("\nendstream\nendobj\n");
    }
    objects.append("7 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n");
    objects.append("8 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>\nendobj\n");
    objects.append("trailer\n<</Root 1 0 R/Size 9>>\n%%EOF\n");
    return new Paper("offer.pdf", "application/pdf", objects.toString().getBytes(ISO_8859_1));
  }

  private static String content(int page) {
    StringBuilder content =
        new StringBuilder("BT /B 22 Tf 60 760 Td (Offer 2026-117, page " + page + ") Tj ET\n");
    for (int line = 0; line < 22; line++) {
      content.append(
          "BT /F 12 Tf 60 %d Td (Position %d: consulting, eight hours, 1,080.00 EUR) Tj ET\n"
              .formatted(710 - line * 26, (page - 1) * 22 + line + 1));
    }
    return content.toString();
  }

  static Paper text() {
    return new Paper(
        "minutes.txt",
        "text/plain",
        "Minutes of Monday\n\n1. The offer stands: 12 €.\n2. Next meeting on Friday.\n"
            .getBytes(UTF_8));
  }

  static Paper word() {
    StringBuilder body =
        new StringBuilder("<w:p><w:r><w:t>Contract for services</w:t></w:r></w:p>");
    for (int clause = 1; clause <= 5; clause++) {
      body.append("<w:p><w:r><w:t>§ ")
          .append(clause)
          .append(
              " The parties agree on what was said in the meeting of Monday.</w:t></w:r></w:p>");
    }
    return new Paper(
        "contract.docx",
        OFFICE + "wordprocessingml.document",
        office(
            "word/document.xml",
            "<w:document xmlns:w='%s'><w:body>%s</w:body></w:document>".formatted(WORD, body)));
  }

  static Paper sheet() {
    StringBuilder rows = new StringBuilder();
    String[][] cells = {
      {"Month", "In", "Out"}, {"July", "2310", "1904.2"}, {"August", "2310", "2009.75"}
    };
    for (int row = 0; row < cells.length; row++) {
      rows.append("<row r='").append(row + 1).append("'>");
      for (int column = 0; column < 3; column++) {
        rows.append(
            "<c r='%c%d' t='inlineStr'><is><t>%s</t></is></c>"
                .formatted('A' + column, row + 1, cells[row][column]));
      }
      rows.append("</row>");
    }
    String relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    return new Paper(
        "accounts.xlsx",
        OFFICE + "spreadsheetml.sheet",
        office(
            "xl/workbook.xml",
            "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='Accounts' sheetId='1' r:id='r1'/></sheets></workbook>"
                .formatted(SHEET, relation),
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='%s/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
                .formatted(relation),
            "xl/worksheets/sheet1.xml",
            "<worksheet xmlns='%s'><sheetData>%s</sheetData></worksheet>".formatted(SHEET, rows)));
  }

  /// Would run where it is opened.
  static Paper program() {
    return new Paper("invoice.pdf.js", "text/javascript", "WScript.Echo('paid')\n".getBytes(UTF_8));
  }

  static Paper noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(11).nextBytes(noise);
    return new Paper("recording.bin", "application/octet-stream", noise);
  }

  /// @param more names and contents of further parts
  private static byte[] office(String main, String content, String... more) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("[Content_Types].xml", "<Types/>");
    members.put(
        "_rels/.rels",
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='%s'/></Relationships>"
            .formatted(main));
    members.put(main, content);
    for (int at = 0; at < more.length; at += 2) {
      members.put(more[at], more[at + 1]);
    }
    return bytes(
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          for (Map.Entry<String, String> member : members.entrySet()) {
            zip.putNextEntry(new ZipEntry(member.getKey()));
            zip.write(member.getValue().getBytes(UTF_8));
          }
          zip.finish();
        });
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (IOException bug) {
      throw new UncheckedIOException(bug);
    }
    return out.toByteArray();
  }

  @FunctionalInterface
  private interface Writing {
    void to(ByteArrayOutputStream out) throws IOException;
  }
}
