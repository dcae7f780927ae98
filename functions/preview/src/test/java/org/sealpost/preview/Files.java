package org.sealpost.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.sealpost.reading.preview.PreviewedFile;

/// Files of many kinds, made here.
final class Files {
  static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private Files() {}

  static PreviewedFile file(String name, byte[] content) {
    return new PreviewedFile(name, "application/octet-stream", content);
  }

  static PreviewedFile text(String name, String content) {
    return file(name, content.getBytes(UTF_8));
  }

  /// Left half red, right half blue, the first line green.
  static BufferedImage picture(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(width / 2, 0, width - width / 2, height);
    graphics.setColor(Color.GREEN);
    graphics.fillRect(0, 0, width, height / 4);
    graphics.dispose();
    return picture;
  }

  static byte[] image(String format, int width, int height) {
    return bytes(out -> ImageIO.write(picture(width, height), format, out));
  }

  static byte[] tiff(int pages) {
    return bytes(
        out -> {
          ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
          try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int page = 0; page < pages; page++) {
              writer.writeToSequence(new IIOImage(picture(40 + page, 30), null, null), null);
            }
            writer.endWriteSequence();
          } finally {
            writer.dispose();
          }
        });
  }

  /// A JPEG whose Exif says how it must be turned, and where it was made.
  static byte[] jpegOfCamera(int orientation) {
    byte[] jpeg = image("jpeg", 80, 40);
    ByteBuffer exif = ByteBuffer.allocate(64);
    exif.put("Exif\0\0MM\0*".getBytes(UTF_8)).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    exif.put("GPS-SECRET".getBytes(UTF_8));
    ByteBuffer whole = ByteBuffer.allocate(jpeg.length + 68);
    whole.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) 66).put(exif.array());
    whole.put(jpeg, 2, jpeg.length - 2);
    return whole.array();
  }

  /// A PNG that says it has this size.
  static byte[] pngOfSize(int width, int height) {
    byte[] png = image("png", 4, 4);
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, width).putInt(20, height);
    CRC32 check = new CRC32();
    check.update(png, 12, 17);
    header.putInt(29, (int) check.getValue());
    return png;
  }

  static byte[] pdf(int pages) {
    return pdf(pages, _ -> {});
  }

  static byte[] pdf(int pages, Change<PDDocument> change) {
    return bytes(
        out -> {
          try (PDDocument document = new PDDocument()) {
            for (int number = 0; number < pages; number++) {
              PDPage page = new PDPage();
              document.addPage(page);
              try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 24);
                content.setLeading(30);
                content.newLineAtOffset(50, 700);
                for (int line = 0; line < 20; line++) {
                  content.showText("The price of page " + number + " is 12 EUR");
                  content.newLine();
                }
                content.endText();
              }
            }
            change.apply(document);
            document.save(out);
          }
        });
  }

  static byte[] lockedPdf(String ownerPassword, String userPassword) {
    return pdf(
        1,
        document ->
            document.protect(
                new StandardProtectionPolicy(
                    ownerPassword, userPassword, AccessPermission.getOwnerAccessPermission())));
  }

  /// Objects as they are written, numbered from 1; the first is the catalog.
  static byte[] rawPdf(String... objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
    for (int number = 1; number <= objects.length; number++) {
      pdf.append(number).append(" 0 obj\n").append(objects[number - 1]).append("\nendobj\n");
    }
    pdf.append("trailer\n<</Root 1 0 R/Size ").append(objects.length + 1).append(">>\n%%EOF\n");
    return pdf.toString().getBytes(UTF_8);
  }

  static byte[] zip(Map<String, String> members) {
    return bytes(
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          for (Map.Entry<String, String> member : members.entrySet()) {
            zip.putNextEntry(new ZipEntry(member.getKey()));
            zip.write(member.getValue().getBytes(UTF_8));
            zip.closeEntry();
          }
          zip.finish();
        });
  }

  /// @param parts names and contents of further parts
  static byte[] office(String main, String content, String... parts) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("[Content_Types].xml", "<Types/>");
    members.put(
        "_rels/.rels",
        "<Relationships><Relationship Id='r1' Type='officeDocument' Target='"
            + main
            + "'/></Relationships>");
    members.put(main, content);
    for (int at = 0; at < parts.length; at += 2) {
      members.put(parts[at], parts[at + 1]);
    }
    return zip(members);
  }

  static byte[] docx(String body) {
    return office(
        "word/document.xml",
        "<w:document xmlns:w='" + WORD + "'><w:body>" + body + "</w:body></w:document>",
        "word/styles.xml",
        """
        <w:styles xmlns:w='%s'>
          <w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>
          <w:style w:styleId='Own'><w:name w:val='Own'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>
        </w:styles>
        """
            .formatted(WORD));
  }

  static String paragraph(String text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  /// @param sheet rows
  static byte[] xlsx(String sheet, String... parts) {
    String[] all = new String[parts.length + 4];
    all[0] = "xl/_rels/workbook.xml.rels";
    all[1] =
        "<Relationships><Relationship Id='s1' Target='worksheets/sheet1.xml'/>"
            + "<Relationship Id='s2' Target='/xl/worksheets/sheet2.xml'/></Relationships>";
    all[2] = "xl/worksheets/sheet1.xml";
    all[3] = "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>";
    System.arraycopy(parts, 0, all, 4, parts.length);
    return office(
        "xl/workbook.xml",
        "<workbook xmlns:r='"
            + RELATIONSHIPS
            + "'><sheets><sheet name='Prices &amp; more' sheetId='1' r:id='s1'/>"
            + "<sheet name='Secret' sheetId='2' r:id='s2' state='hidden'/></sheets></workbook>",
        all);
  }

  static byte[] pptx(String... slides) {
    StringBuilder order = new StringBuilder();
    StringBuilder targets = new StringBuilder();
    String[] parts = new String[slides.length * 2 + 2];
    for (int at = 0; at < slides.length; at++) {
      order.append("<p:sldId id='").append(256 + at).append("' r:id='s").append(at).append("'/>");
      targets
          .append("<Relationship Id='s")
          .append(at)
          .append("' Target='slides/slide")
          .append(slides.length - at)
          .append(".xml'/>");
      parts[2 * at] = "ppt/slides/slide" + (slides.length - at) + ".xml";
      parts[2 * at + 1] = "<p:sld xmlns:p='p' xmlns:a='a'>" + slides[at] + "</p:sld>";
    }
    parts[slides.length * 2] = "ppt/_rels/presentation.xml.rels";
    parts[slides.length * 2 + 1] = "<Relationships>" + targets + "</Relationships>";
    return office(
        "ppt/presentation.xml",
        "<p:presentation xmlns:p='p' xmlns:r='"
            + RELATIONSHIPS
            + "'><p:sldIdLst>"
            + order
            + "</p:sldIdLst></p:presentation>",
        parts);
  }

  static byte[] openDocument(String body, String manifest) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("mimetype", "application/vnd.oasis.opendocument.text");
    members.put(
        "content.xml",
        "<o:c xmlns:o='o' xmlns:text='t' xmlns:table='b' xmlns:draw='d'>" + body + "</o:c>");
    members.put("META-INF/manifest.xml", manifest);
    return zip(members);
  }

  static byte[] xls(String password) {
    return bytes(
        out -> {
          try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            var sheet = workbook.createSheet("Prices");
            sheet.createRow(0).createCell(1).setCellValue("Bolts & nuts");
            var date = sheet.createRow(2).createCell(0);
            date.setCellValue(46347);
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
            date.setCellStyle(style);
            workbook.createSheet("Secret").createRow(0).createCell(0).setCellValue("hidden");
            workbook.setSheetHidden(1, true);
            Biff8EncryptionKey.setCurrentUserPassword(password.isEmpty() ? null : password);
            workbook.write(out);
          } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
          }
        });
  }

  static byte[] ppt(String text) {
    return bytes(
        out -> {
          try (HSLFSlideShow show = new HSLFSlideShow()) {
            show.createSlide().createTextBox().setText(text);
            show.write(out);
          }
        });
  }

  /// What Office makes of a docx with a password.
  static byte[] lockedOffice() {
    return bytes(
        out -> {
          try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(new byte[8]), "EncryptionInfo");
            files.createDocument(new ByteArrayInputStream(new byte[64]), "EncryptedPackage");
            files.writeFilesystem(out);
          }
        });
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
