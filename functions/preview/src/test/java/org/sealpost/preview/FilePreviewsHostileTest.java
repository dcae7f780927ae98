package org.sealpost.preview;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.preview.Files.file;
import static org.sealpost.preview.Files.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.reading.preview.PreviewedFile;
import org.sealpost.reading.preview.UnsafePreview;
import org.sealpost.testing.SeededRandom;

/// Threat 31: every file ends within bounds, and nothing is thrown. The timeouts are for what would
/// otherwise never end; they decide nothing.
@Timeout(120)
class FilePreviewsHostileTest {
  private static final PreviewLimits TIGHT =
      new PreviewLimits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          2,
          50_000_000,
          20_000_000,
          5_000_000,
          10_000,
          50,
          300_000);

  private final FilePreviews previews = new FilePreviews(TIGHT, System::nanoTime);

  static List<PreviewedFile> samples() {
    return List.of(
        file("a.png", Files.image("png", 30, 20)),
        file("a.jpg", Files.jpegOfCamera(6)),
        file("a.gif", Files.image("gif", 30, 20)),
        file("a.bmp", Files.image("bmp", 30, 20)),
        file("a.tif", Files.tiff(2)),
        file("a.pdf", Files.pdf(2)),
        file("a.docx", Files.docx(Files.paragraph("x"))),
        file("a.xlsx", Files.xlsx("<row><c><v>1</v></c></row>")),
        file("a.pptx", Files.pptx("<a:p><a:r><a:t>x</a:t></a:r></a:p>")),
        file("a.odt", Files.openDocument("<text:p>x</text:p>", "<manifest/>")),
        file("a.xls", Files.xls("")),
        file("a.ppt", Files.ppt("x")),
        text("a.rtf", "{\\rtf1 x\\par}"),
        text("a.csv", "a,b\n"),
        text("a.eml", "From: a@b.example\r\n\r\nx"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void previewShouldSurviveTruncation(PreviewedFile file) {
    int length = file.content().length;
    for (int part = 0; part < 12; part++) {
      survive(file(file.fileName(), Arrays.copyOf(file.content(), length * part / 12)));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void previewShouldSurviveChangedOctets(PreviewedFile file) {
    SeededRandom random = new SeededRandom(31);
    for (int round = 0; round < 20; round++) {
      byte[] changed = file.content().clone();
      for (int change = 0; change < 1 + round; change++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      survive(file(file.fileName(), changed));
    }
  }

  private void survive(PreviewedFile file) {
    assertThat(previews.of(file)).isNotNull();
    assertThat(previews.page(file, 0, Optional.of("bob@partner.example"))).isNotNull();
  }

  private void assertTooMuch(String name, byte[] content) {
    assertThat(previews.of(file(name, content))).isEqualTo(new UnsafePreview.TooMuch());
    assertThat(previews.page(file(name, content), 0, Optional.empty())).isEmpty();
  }

  @Test
  void picturesThatSayTheyAreHugeShouldBeGivenUp() {
    assertTooMuch("a.png", Files.pngOfSize(30_000, 30_000));
    assertTooMuch("a.png", Files.pngOfSize(Integer.MAX_VALUE, 1));
    assertTooMuch("a.png", Files.pngOfSize(Integer.MAX_VALUE, Integer.MAX_VALUE));
    assertTooMuch("a.gif", patched(Files.image("gif", 4, 4), ",", 5, (byte) 0xff));
    byte[] bmp = Files.image("bmp", 4, 4);
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 60_000).putInt(22, 60_000);
    assertTooMuch("a.bmp", bmp);
    byte[] jpeg = Files.image("jpeg", 16, 16);
    int frame = new String(jpeg, ISO_8859_1).indexOf("\u00ff\u00c0");
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 0xfff0).putShort(frame + 7, (short) 0xfff0);
    assertTooMuch("a.jpg", jpeg);
  }

  @Test
  void pictureInABitmapShouldBeGivenUp() {
    byte[] bmp = Files.image("bmp", 4, 4);
    bmp[30] = 5;

    assertTooMuch("a.bmp", bmp);
  }

  /// A picture that is written anew a thousand times.
  @Test
  void jpegOfManyScansShouldBeGivenUp() {
    byte[] jpeg = Files.image("jpeg", 16, 16);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.write(jpeg, 0, jpeg.length - 2);
    for (int scan = 0; scan < 1_000; scan++) {
      many.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0});
    }

    assertTooMuch("a.jpg", many.toByteArray());
  }

  @Test
  void gifOfManyPicturesShouldShowTheFirst() {
    byte[] gif = Files.image("gif", 4, 4);
    int frame = new String(gif, ISO_8859_1).indexOf(',', 13);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.write(gif, 0, frame);
    for (int count = 0; count < 100_000; count++) {
      many.write(gif, frame, gif.length - 1 - frame);
    }
    many.write(';');

    assertThat(previews.of(file("a.gif", many.toByteArray())))
        .isEqualTo(new UnsafePreview.Pages(1, 1));
    assertThat(previews.page(file("a.gif", many.toByteArray()), 0, Optional.empty())).isPresent();
  }

  @Test
  void tiffWhosePagesGoRoundInCirclesShouldHaveEachOnce() {
    byte[] tiff = Files.tiff(1);
    ByteBuffer octets = ByteBuffer.wrap(tiff);
    octets.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = octets.getInt(4);
    octets.putInt(directory + 2 + 12 * octets.getShort(directory), directory);

    assertThat(previews.of(file("a.tif", tiff))).isEqualTo(new UnsafePreview.Pages(1, 1));
    assertThat(previews.page(file("a.tif", tiff), 0, Optional.empty())).isPresent();
    assertThat(previews.page(file("a.tif", tiff), 1, Optional.empty())).isEmpty();
  }

  @Test
  void bombsInDocumentsShouldBeGivenUp() {
    String zeros = "0".repeat(30_000_000);
    Map<String, String> apart = new LinkedHashMap<>();
    IntStream.range(0, 9).forEach(at -> apart.put("media" + at, zeros.substring(4_000_000)));

    assertTooMuch("a.docx", Files.docx(zeros));
    assertTooMuch("a.xlsx", Files.xlsx("", "xl/sharedStrings.xml", "<sst><si><t>" + zeros));
    assertTooMuch("a.zip", Files.zip(apart));
  }

  @Test
  void archivesInArchivesShouldNotBeOpened() {
    byte[] inner = Files.zip(Map.of("x", "0".repeat(1_000_000)));
    for (int level = 0; level < 6; level++) {
      inner = Files.zip(Map.of("lib" + level + ".zip", new String(inner, ISO_8859_1)));
    }

    assertThat(previews.of(file("42.zip", inner))).isEqualTo(new UnsafePreview.Unknown());
  }

  @Test
  void tooManyMembersShouldBeGivenUp() {
    Map<String, String> members = new LinkedHashMap<>();
    IntStream.range(0, 10_050).forEach(at -> members.put("m" + at + ".xml", ""));

    assertTooMuch("a.docx", Files.zip(members));
  }

  static List<String> entities() {
    return List.of(
        "<!DOCTYPE d [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY x '&b;&b;&b;&b;'>]>",
        "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE d [<!ENTITY x SYSTEM 'http://127.0.0.1:1/x'>]>",
        "<!DOCTYPE d SYSTEM 'http://127.0.0.1:1/x.dtd'>",
        "<!DOCTYPE d [<!ENTITY % x SYSTEM 'http://127.0.0.1:1/x'> %x;]>");
  }

  @ParameterizedTest
  @MethodSource("entities")
  void entitiesShouldNotBeResolved(String type) {
    byte[] docx =
        Files.office(
            "word/document.xml",
            type
                + "<w:document xmlns:w='w'><w:body>"
                + Files.paragraph("before")
                + Files.paragraph("&x;")
                + "</w:body></w:document>");

    UnsafePreview preview = previews.of(file("a.docx", docx));

    if (preview instanceof UnsafePreview.Html html) {
      assertThat(html.html()).doesNotContain("lol", "root:");
    } else {
      assertThat(preview).isEqualTo(new UnsafePreview.TooMuch());
    }
  }

  @Test
  void deepNestingShouldBeSurvived() {
    String deep = "<w:tbl><w:tr><w:tc>";

    assertThat(previews.of(file("a.docx", Files.docx(deep.repeat(25) + Files.paragraph("x")))))
        .isInstanceOfSatisfying(
            UnsafePreview.Html.class, html -> assertThat(html.html()).hasSizeLessThan(5_000));
    assertThat(previews.of(file("a.docx", Files.docx(deep.repeat(50_000))))).isNotNull();
    assertThat(previews.of(text("a.rtf", "{\\rtf1 " + "{".repeat(1_000_000)))).isNotNull();
    assertThat(previews.of(file("a.pdf", Files.rawPdf("[".repeat(1_000_000))))).isNotNull();
    assertThat(
            previews.of(
                file(
                    "a.pdf",
                    Files.rawPdf("<</Type/Catalog/Pages 2 0 R>>", "<</Kids ".repeat(100_000)))))
        .isNotNull();
    assertThat(previews.of(text("a.html", "<div>".repeat(40_000)))).isNotNull();
  }

  @Test
  void sheetOfAMillionColumnsShouldShowTheFirst() {
    StringBuilder row = new StringBuilder("<row r='1'>");
    for (int column = 0; column < 100_000; column++) {
      row.append("<c><v>").append(column).append("</v></c>");
    }

    UnsafePreview preview = previews.of(file("a.xlsx", Files.xlsx(row + "</row>")));

    assertThat(preview)
        .isInstanceOfSatisfying(
            UnsafePreview.Html.class,
            html -> {
              assertThat(html.complete()).isFalse();
              assertThat(html.html()).contains("<td>39</td>").doesNotContain("<td>40</td>");
            });
  }

  @Test
  void farCellsAndRepeatedOnesShouldNotFillThePage() {
    byte[] xlsx =
        Files.xlsx(
            "<row r='999999999'><c r='ZZZZ1'><v>1</v></c><c r='B1'><v>2</v></c></row>"
                + "<row r='-5'><c r=''><v>3</v></c></row>");
    byte[] ods =
        Files.openDocument(
            "<table:table><table:table-row table:number-rows-repeated='1000000'>"
                + "<table:table-cell table:number-columns-repeated='2000000000'><text:p>x</text:p>"
                + "</table:table-cell><table:table-cell/></table:table-row></table:table>"
                + "<text:p><text:s text:c='2000000000'/>.</text:p>",
            "");

    for (byte[] file : List.of(xlsx, ods)) {
      assertThat(previews.of(file("a", file)))
          .isInstanceOfSatisfying(
              UnsafePreview.Html.class, html -> assertThat(html.html()).hasSizeLessThan(2_000));
    }
  }

  @Test
  void pdfOfAMillionPagesShouldShowFifty() {
    StringBuilder kids = new StringBuilder();
    for (int page = 0; page < 1_000_000; page++) {
      kids.append("3 0 R ");
    }
    byte[] pdf =
        Files.rawPdf(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count 1000000/MediaBox[0 0 99 99]/Kids[" + kids + "]>>",
            "<</Type/Page/Parent 2 0 R>>");

    assertThat(previews.of(file("a.pdf", pdf))).isEqualTo(new UnsafePreview.Pages(50, 1_000_000));
    assertThat(previews.page(file("a.pdf", pdf), 49, Optional.empty())).isPresent();
  }

  @Test
  void pagesThatHoldThemselvesShouldBeGivenUp() {
    assertTooMuch(
        "a.pdf",
        Files.rawPdf(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]/Parent 3 0 R>>",
            "<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]/Parent 2 0 R>>"));
    assertTooMuch("a.pdf", Files.rawPdf("<</Type/Catalog>>"));
  }

  /// A JPEG in a PDF has a size of its own.
  @Test
  void jpegInAPdfThatSaysItIsHugeShouldBeGivenUp() throws IOException {
    byte[] jpeg = Files.image("jpeg", 16, 16);
    int frame = new String(jpeg, ISO_8859_1).indexOf("\u00ff\u00c0");
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 0xfff0).putShort(frame + 7, (short) 0xfff0);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.write(
        ("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1"
                + "/Kids[3 0 R]/MediaBox[0 0 99 99]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R"
                + "/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>\nendobj\n4 0 obj\n<</Length 25>>"
                + "\nstream\n99 0 0 99 0 0 cm /I Do   \nendstream\nendobj\n5 0 obj\n<</Type/XObject"
                + "/Subtype/Image/Width 16/Height 16/BitsPerComponent 8/ColorSpace/DeviceRGB"
                + "/Filter/DCTDecode/Length "
                + jpeg.length
                + ">>\nstream\n")
            .getBytes(UTF_8));
    pdf.write(jpeg);
    pdf.write("\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 6>>\n%%EOF\n".getBytes(UTF_8));

    assertThat(previews.page(file("a.pdf", pdf.toByteArray()), 0, Optional.empty())).isEmpty();
  }

  static List<String> boxes() {
    return List.of(
        "[0 0 1000000000 1000000000]",
        "[0 0 1 1000000000]",
        "[0 0 1000000000 1]",
        "[0 0 0 0]",
        "[5 5 -5 -5]",
        "[0 0 1e38 1e38]",
        "[0 0 0.0001 0.0001]",
        "[]",
        "[/a /b]");
  }

  @ParameterizedTest
  @MethodSource("boxes")
  void pageOfAnySizeShouldNotBeLarge(String box) {
    byte[] pdf =
        Files.rawPdf(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox" + box + ">>");

    Optional<byte[]> page = previews.page(file("a.pdf", pdf), 0, Optional.of("bob"));

    page.ifPresent(picture -> assertThat(picture.length).isLessThan(1_000_000));
  }

  @Test
  void bombInAPdfShouldBeGivenUp() {
    byte[] zeros = deflated(new byte[40_000_000]);

    assertTooMuch("a.pdf", pdfWithContent(zeros, "/FlateDecode"));
    assertTooMuch("a.pdf", pdfWithContent(deflated(zeros), "[/FlateDecode/FlateDecode]"));
  }

  /// Forms that draw each other twice, thirty deep: a thousand million drawings.
  @Test
  void formsThatMultiplyShouldBeStoppedByTime() {
    String[] objects = new String[34];
    objects[0] = "<</Type/Catalog/Pages 2 0 R>>";
    objects[1] = "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 99 99]>>";
    objects[2] = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>";
    objects[3] = "<</Length 10>>\nstream\n/F Do /F Do\nendstream";
    for (int form = 4; form < 34; form++) {
      objects[form] =
          "<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</F "
              + Math.min(form + 2, 34)
              + " 0 R>>>>/Length 11>>\nstream\n/F Do /F Do\nendstream";
    }
    AtomicLong time = new AtomicLong();
    FilePreviews hurried =
        new FilePreviews(TIGHT, () -> time.addAndGet(Duration.ofMillis(1).toNanos()));

    assertThat(hurried.page(file("a.pdf", Files.rawPdf(objects)), 0, Optional.empty())).isEmpty();
  }

  /// A picture in a PDF that says it has other pixels than it has is left out or drawn, and no
  /// more.
  @Test
  void pictureInAPdfThatSaysItIsHugeShouldBeGivenUp() {
    byte[] pdf =
        Files.rawPdf(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 99 99]>>",
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
            "<</Length 20>>\nstream\n99 0 0 99 0 0 cm /I Do\nendstream",
            "<</Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8"
                + "/ColorSpace/DeviceRGB/Length 1>>\nstream\nx\nendstream");

    assertThat(previews.page(file("a.pdf", pdf), 0, Optional.empty())).isEmpty();
  }

  @Test
  void workThatHangsShouldBeLeftAndKeepItsPlaceOnly() throws Exception {
    PreviewLimits hurried =
        new PreviewLimits(Duration.ofMillis(50), Duration.ofMillis(50), 1, 1, 1, 1, 1, 1, 1);
    Bench bench = new Bench(hurried, System::nanoTime);
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);

    Optional<String> hanging =
        bench.work(
            _ -> {
              awaitUninterruptibly(end);
              ended.countDown();
              return "late";
            });
    Optional<String> noPlace = bench.work(_ -> "next");
    end.countDown();
    ended.await();
    Optional<String> afterwards = Optional.empty();
    while (afterwards.isEmpty()) {
      afterwards = bench.work(_ -> "again");
    }

    assertThat(hanging).isEmpty();
    assertThat(noPlace).isEmpty();
    assertThat(afterwards).contains("again");
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean isOpen = false;
    while (!isOpen) {
      try {
        latch.await();
        isOpen = true;
      } catch (InterruptedException ignored) {
        isOpen = false;
      }
    }
  }

  @Test
  void whateverAParserThrowsShouldEndAtTheBench() throws Exception {
    Bench bench = new Bench(TIGHT, System::nanoTime);

    for (Throwable thrown :
        List.of(
            new OutOfMemoryError("x"),
            new StackOverflowError(),
            new NoClassDefFoundError("x"),
            new IllegalStateException("x"),
            new IOException("x"))) {
      Optional<String> result =
          bench.work(
              _ -> {
                switch (thrown) {
                  case Error error -> throw error;
                  case Exception exception -> throw exception;
                  default -> throw new AssertionError(thrown);
                }
              });
      assertThat(result).isEmpty();
    }
  }

  @Test
  void previewShouldReturnWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();

    UnsafePreview preview = previews.of(file("a.pdf", Files.pdf(1)));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(preview).isEqualTo(new UnsafePreview.TooMuch());
  }

  /// Threats 30 and 37: a name is read for its ending, and nothing else is done with it.
  @Test
  void namesShouldOnlyBeRead() {
    for (String name :
        List.of(
            "../../etc/passwd.txt",
            "..\\a.txt",
            "a;`id`$(id).txt",
            "a\0.txt",
            "\u202etxt.exe",
            "x".repeat(64_000) + ".txt",
            "file:///etc/passwd",
            "http://127.0.0.1:1/a.txt",
            "",
            ".",
            "/")) {
      assertThat(previews.of(text(name, "what it says")))
          .isIn(
              new UnsafePreview.Html("<pre>what it says</pre>", true), new UnsafePreview.Unknown());
    }
  }

  private static byte[] patched(byte[] file, String mark, int offset, byte value) {
    int at = new String(file, ISO_8859_1).indexOf(mark, 13);
    for (int octet = 0; octet < 4; octet++) {
      file[at + offset + octet] = value;
    }
    return file;
  }

  private static byte[] deflated(byte[] content) {
    return Files.bytes(
        out -> {
          try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
            packed.write(content);
          }
        });
  }

  private static byte[] pdfWithContent(byte[] content, String filter) {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.writeBytes(
        ("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1"
                + "/Kids[3 0 R]/MediaBox[0 0 99 99]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R"
                + "/Contents 4 0 R>>\nendobj\n4 0 obj\n<</Filter"
                + filter
                + "/Length "
                + content.length
                + ">>\nstream\n")
            .getBytes(UTF_8));
    pdf.writeBytes(content);
    pdf.writeBytes("\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n".getBytes(UTF_8));
    return pdf.toByteArray();
  }
}
