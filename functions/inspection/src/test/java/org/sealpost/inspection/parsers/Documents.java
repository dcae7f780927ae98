package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Files of all kinds, made here, that say `text`.
final class Documents {
  private Documents() {}

  static Map<String, byte[]> all(String text) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("txt", text.getBytes(UTF_8));
    all.put("html", ("<html><body><p>" + text).getBytes(UTF_8));
    all.put("xml", ("<?xml version='1.0'?><a>" + text + "</a>").getBytes(UTF_8));
    all.put("rtf", rtf(text));
    all.put("pdf", pdf(text));
    all.put("docx", docx(text));
    all.put("xlsx", xlsx(text));
    all.put("xlsb", xlsb(text));
    all.put("pptx", pptx(text));
    all.put("odt", odt(text));
    all.put("doc", doc(text, false));
    all.put("xls", xls(text));
    all.put("ppt", ppt(text));
    all.put("msg", msg(text));
    all.put("zip", zip(Map.of("notes.txt", text.getBytes(UTF_8))));
    all.put("7z", sevenZip("notes.txt", text.getBytes(UTF_8), ""));
    all.put("tar", tar("notes.txt", text.getBytes(UTF_8)));
    all.put("gz", gzip(text.getBytes(UTF_8)));
    all.put("bz2", bzip2(text.getBytes(UTF_8)));
    all.put("xz", xz(text.getBytes(UTF_8)));
    all.put("eml", eml(text));
    return all;
  }

  static byte[] zip(Map<String, byte[]> members) {
    return bytes(
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          for (Map.Entry<String, byte[]> member : members.entrySet()) {
            zip.putNextEntry(new ZipEntry(member.getKey()));
            zip.write(member.getValue());
            zip.closeEntry();
          }
          zip.finish();
        });
  }

  static byte[] zipOf(String... namesAndTexts) {
    Map<String, byte[]> members = new LinkedHashMap<>();
    for (int at = 0; at < namesAndTexts.length; at += 2) {
      members.put(namesAndTexts[at], namesAndTexts[at + 1].getBytes(UTF_8));
    }
    return zip(members);
  }

  static byte[] docx(String text) {
    return docxOf("<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>");
  }

  /// @param more names and texts of further parts
  static byte[] docxOf(String body, String... more) {
    return zip(office("wordprocessingml.document.main", "word/document.xml", word(body), more));
  }

  static String word(String body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\n"
        + "  <w:body>\n    "
        + body
        + "\n  </w:body>\n</w:document>";
  }

  static byte[] xlsx(String text) {
    return xlsxOf(
        "<row><c t=\"s\"><v>0</v></c></row>",
        "xl/sharedStrings.xml",
        "<sst><si><t>" + text + "</t></si></sst>");
  }

  static byte[] xlsxOf(String rows, String... more) {
    String sheet = "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    return zip(office("spreadsheetml.sheet.main", "xl/worksheets/sheet1.xml", sheet, more));
  }

  static byte[] xlsb(String text) {
    ByteBuffer string = ByteBuffer.allocate(200 + text.length() * 2).order(ByteOrder.LITTLE_ENDIAN);
    string.put((byte) 19).put((byte) (5 + text.length() * 2));
    string.put((byte) 0).putInt(text.length()).put(text.getBytes(UTF_16LE)).flip();
    ByteBuffer cells = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
    cells.put((byte) 0).put((byte) 4).putInt(0);
    cells.put((byte) 7).put((byte) 12).putInt(0).putInt(0).putInt(0);
    cells.put((byte) 5).put((byte) 16).putInt(0).putInt(0).putDouble(4111111111111111d).flip();
    Map<String, byte[]> parts =
        office("ms-excel.sheet.binary.macroEnabled.main", "xl/none.xml", "<none/>");
    parts.put("xl/worksheets/sheet1.bin", remaining(cells));
    parts.put("xl/sharedStrings.bin", remaining(string));
    return zip(parts);
  }

  static byte[] pptx(String text) {
    String slide =
        "<p:sld xmlns:p='p' xmlns:a='a'><a:p><a:r><a:t>" + text + "</a:t></a:r></a:p></p:sld>";
    return zip(office("presentationml.presentation.main", "ppt/slides/slide1.xml", slide));
  }

  static Map<String, byte[]> office(String type, String part, String content, String... more) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        ("<Types><Override PartName=\"/"
                + part
                + "\" ContentType=\"application/vnd."
                + type
                + "+xml\"/></Types>")
            .getBytes(UTF_8));
    parts.put(part, content.getBytes(UTF_8));
    for (int at = 0; at < more.length; at += 2) {
      parts.put(more[at], more[at + 1].getBytes(UTF_8));
    }
    return parts;
  }

  static byte[] odt(String text) {
    return zipOf(
        "mimetype",
        "application/vnd.oasis.opendocument.text",
        "content.xml",
        "<o:d xmlns:o='o' xmlns:text='t'><text:p>" + text + "</text:p></o:d>",
        "META-INF/manifest.xml",
        "<manifest/>");
  }

  static byte[] rtf(String text) {
    return ("{\\rtf1\\ansi{\\fonttbl{\\f0 Fontname;}}\\f0 " + text + "\\par}").getBytes(UTF_8);
  }

  static byte[] pdf(String text) {
    return pdf(text, document -> {});
  }

  static byte[] lockedPdf(String text, String ownerPassword, String userPassword) {
    return pdf(
        text,
        document ->
            document.protect(
                new StandardProtectionPolicy(
                    ownerPassword, userPassword, AccessPermission.getOwnerAccessPermission())));
  }

  static byte[] pdf(String text, Change<PDDocument> change) {
    return bytes(
        out -> {
          try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
              content.beginText();
              content.setFont(new PDType1Font(FontName.HELVETICA), 12);
              content.newLineAtOffset(50, 500);
              content.showText(text);
              content.endText();
            }
            change.apply(document);
            document.save(out);
          }
        });
  }

  static byte[] xls(String text) {
    return xls(text, "");
  }

  static byte[] xls(String text, String password) {
    return bytes(
        out -> {
          try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("Sheet one").createRow(0).createCell(0).setCellValue(text);
            workbook.getSheetAt(0).getRow(0).createCell(1).setCellValue(4111111111111111d);
            workbook.getSheetAt(0).createRow(1).createCell(0).setCellValue(12.5);
            workbook.createInformationProperties();
            workbook.getSummaryInformation().setTitle("The title");
            var custom = new org.apache.poi.hpsf.CustomProperties();
            custom.put("Department", "Research");
            workbook.getDocumentSummaryInformation().setCustomProperties(custom);
            Biff8EncryptionKey.setCurrentUserPassword(password.isEmpty() ? null : password);
            workbook.write(out);
          } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
          }
        });
  }

  /// Only what says where the text is: half of it in octets, half in UTF-16 (MS-DOC 2.4.1).
  static byte[] doc(String text, boolean isEncrypted) {
    int half = text.length() / 2;
    ByteBuffer document = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
    document.putShort(0, (short) 0xa5ec).putShort(2, (short) 193);
    document.putShort(10, (short) (isEncrypted ? 0x0100 : 0));
    document.putInt(0x1a2, 0).putInt(0x1a6, 5 + 12 + 16);
    document.put(2048, text.substring(0, half).getBytes(UTF_8));
    document.put(4096, text.substring(half).getBytes(UTF_16LE));
    ByteBuffer table = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    table.put((byte) 2).putInt(12 + 16).putInt(0).putInt(half).putInt(text.length());
    table.putShort((short) 0).putInt(2048 * 2 | 0x40000000).putShort((short) 0);
    table.putShort((short) 0).putInt(4096).putShort((short) 0);
    return compound(
        files -> {
          files.createDocument(stream(document.array()), "WordDocument");
          files.createDocument(stream(table.array()), "0Table");
        });
  }

  static byte[] ppt(String text) {
    return bytes(
        out -> {
          try (HSLFSlideShow show = new HSLFSlideShow()) {
            HSLFTextBox box = show.createSlide().createTextBox();
            box.setText(text);
            show.write(out);
          }
        });
  }

  static byte[] compound(Change<POIFSFileSystem> change) {
    return bytes(
        out -> {
          try (POIFSFileSystem files = new POIFSFileSystem()) {
            change.apply(files);
            files.writeFilesystem(out);
          }
        });
  }

  static byte[] msg(String text) {
    return compound(
        files -> {
          var root = files.getRoot();
          root.createDocument("__properties_version1.0", stream(new byte[32]));
          root.createDirectory("__nameid_version1.0");
          root.createDocument("__substg1.0_0037001F", stream("The subject".getBytes(UTF_16LE)));
          root.createDocument("__substg1.0_1000001F", stream(text.getBytes(UTF_16LE)));
          var attachment = root.createDirectory("__attach_version1.0_#00000000");
          attachment.createDocument("__properties_version1.0", stream(new byte[8]));
          attachment.createDocument("__substg1.0_3707001F", stream("inner.txt".getBytes(UTF_16LE)));
          attachment.createDocument("__substg1.0_37010102", stream("inner text".getBytes(UTF_8)));
        });
  }

  static byte[] sevenZip(String name, byte[] content, String password) {
    try (SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel()) {
      try (SevenZOutputFile archive =
          password.isEmpty()
              ? new SevenZOutputFile(channel)
              : new SevenZOutputFile(channel, password.toCharArray())) {
        SevenZArchiveEntry entry = new SevenZArchiveEntry();
        entry.setName(name);
        archive.putArchiveEntry(entry);
        archive.write(content);
        archive.closeArchiveEntry();
      }
      return java.util.Arrays.copyOf(channel.array(), (int) channel.size());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static byte[] tar(String name, byte[] content) {
    return bytes(
        out -> {
          TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
          TarArchiveEntry entry = new TarArchiveEntry(name);
          entry.setSize(content.length);
          tar.putArchiveEntry(entry);
          tar.write(content);
          tar.closeArchiveEntry();
          tar.finish();
        });
  }

  static byte[] gzip(byte[] content) {
    return bytes(
        out -> {
          try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(content);
          }
        });
  }

  static byte[] bzip2(byte[] content) {
    return bytes(
        out -> {
          try (OutputStream packed = new BZip2CompressorOutputStream(out)) {
            packed.write(content);
          }
        });
  }

  static byte[] xz(byte[] content) {
    return bytes(
        out -> {
          try (OutputStream packed = new XZCompressorOutputStream(out)) {
            packed.write(content);
          }
        });
  }

  static byte[] eml(String text) {
    return ("From: a@contoso.example\r\nSubject: The subject\r\nContent-Type: multipart/mixed;"
            + " boundary=x\r\n\r\n--x\r\n\r\n"
            + text
            + "\r\n--x\r\nContent-Type: text/csv; name=inner.csv\r\n\r\ninner,text\r\n--x--\r\n")
        .getBytes(UTF_8);
  }

  static ByteArrayInputStream stream(byte[] content) {
    return new ByteArrayInputStream(content);
  }

  private static byte[] remaining(ByteBuffer buffer) {
    byte[] octets = new byte[buffer.remaining()];
    buffer.get(octets);
    return octets;
  }

  static byte[] bytes(Change<ByteArrayOutputStream> change) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      change.apply(out);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }

  interface Change<T> {
    void apply(T target) throws IOException;
  }
}
