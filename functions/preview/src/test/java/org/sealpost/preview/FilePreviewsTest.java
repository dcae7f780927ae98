package org.sealpost.preview;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.preview.Files.file;
import static org.sealpost.preview.Files.paragraph;
import static org.sealpost.preview.Files.text;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.reading.preview.PreviewedFile;
import org.sealpost.reading.preview.UnsafePreview;

class FilePreviewsTest {
  /// One pixel, by the example of RFC 9649.
  private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

  private final FilePreviews previews = new FilePreviews();

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
  void pictureShouldBeOnePageWithTheSamePixels(String format) throws IOException {
    PreviewedFile file = file("a." + format, Files.image(format, 40, 20));

    assertThat(previews.of(file)).isEqualTo(new UnsafePreview.Pages(1, 1));
    BufferedImage page = page(file, 0, Optional.empty());
    assertThat(page.getWidth()).isEqualTo(40);
    assertThat(page.getHeight()).isEqualTo(20);
    assertThat(isNear(page.getRGB(5, 15), Color.RED)).isTrue();
    assertThat(isNear(page.getRGB(35, 15), Color.BLUE)).isTrue();
    assertThat(previews.page(file, 1, Optional.empty())).isEmpty();
  }

  @Test
  void webpShouldBeShown() throws IOException {
    PreviewedFile file = file("a.webp", Base64.getDecoder().decode(WEBP));

    assertThat(previews.of(file)).isEqualTo(new UnsafePreview.Pages(1, 1));
    assertThat(page(file, 0, Optional.empty()).getWidth()).isEqualTo(1);
  }

  @Test
  void largePictureShouldBeScaledDown() throws IOException {
    BufferedImage page = page(file("a.png", Files.image("png", 5000, 2500)), 0, Optional.empty());

    assertThat(page.getWidth()).isEqualTo(1600);
    assertThat(page.getHeight()).isEqualTo(800);
    assertThat(isNear(page.getRGB(100, 700), Color.RED)).isTrue();
  }

  /// The first line of the picture is green: where it is tells how it was turned.
  @ParameterizedTest
  @CsvSource({
    "1, 40, 2, 80",
    "2, 40, 2, 80",
    "3, 40, 37, 80",
    "4, 40, 37, 80",
    "5, 2, 40, 40",
    "6, 37, 40, 40",
    "7, 37, 40, 40",
    "8, 2, 40, 40",
    "0, 40, 2, 80",
    "9, 40, 2, 80"
  })
  void photographShouldStandUpright(int orientation, int x, int y, int width) throws IOException {
    BufferedImage page = page(file("a.jpg", Files.jpegOfCamera(orientation)), 0, Optional.empty());

    assertThat(page.getWidth()).isEqualTo(width);
    assertThat(isNear(page.getRGB(x, y), Color.GREEN)).isTrue();
  }

  @Test
  void pictureShouldHoldPixelsAlone() {
    byte[] page =
        previews.page(file("a.jpg", Files.jpegOfCamera(1)), 0, Optional.empty()).orElseThrow();

    assertThat(new String(Files.jpegOfCamera(1), ISO_8859_1)).contains("GPS-SECRET");
    assertThat(new String(page, ISO_8859_1)).doesNotContain("GPS-SECRET", "Exif");
  }

  @Test
  void tiffShouldHaveItsPages() throws IOException {
    PreviewedFile file = file("fax.tif", Files.tiff(3));

    assertThat(previews.of(file)).isEqualTo(new UnsafePreview.Pages(3, 3));
    assertThat(page(file, 2, Optional.empty()).getWidth()).isEqualTo(42);
    assertThat(previews.page(file, 3, Optional.empty())).isEmpty();
  }

  @Test
  void pdfShouldBeDrawnPageByPage() throws IOException {
    PreviewedFile file = file("a.pdf", Files.pdf(3));

    assertThat(previews.of(file)).isEqualTo(new UnsafePreview.Pages(3, 3));
    BufferedImage page = page(file, 2, Optional.empty());
    assertThat(page.getWidth()).isEqualTo(1200);
    assertThat(page.getHeight()).isBetween(1552, 1554);
    assertThat(darkPixels(page)).isGreaterThan(10_000);
    assertThat(previews.page(file, 3, Optional.empty())).isEmpty();
    assertThat(previews.page(file, -1, Optional.empty())).isEmpty();
  }

  @Test
  void pdfShouldShowItsFirstFiftyPages() {
    assertThat(previews.of(file("a.pdf", Files.pdf(60))))
        .isEqualTo(new UnsafePreview.Pages(50, 60));
    assertThat(previews.page(file("a.pdf", Files.pdf(60)), 50, Optional.empty())).isEmpty();
  }

  @Test
  void pageShouldInheritWhatStandsAboveIt() throws IOException {
    byte[] pdf =
        Files.rawPdf(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 100]/Rotate 90>>",
            "<</Type/Pages/Kids[4 0 R]/Count 1/Parent 2 0 R>>",
            "<</Type/Page/Parent 3 0 R>>");

    BufferedImage page = page(file("a.pdf", pdf), 0, Optional.empty());

    assertThat(page.getHeight()).isEqualTo(3600);
    assertThat(page.getWidth()).isEqualTo(1200);
  }

  @Test
  void pdfWithPasswordShouldBeLockedAndOneWithRightsShown() {
    assertThat(previews.of(file("a.pdf", Files.lockedPdf("owner", "user"))))
        .isEqualTo(new UnsafePreview.Locked());
    assertThat(previews.page(file("a.pdf", Files.lockedPdf("owner", "user")), 0, Optional.empty()))
        .isEmpty();
    assertThat(previews.of(file("a.pdf", Files.lockedPdf("owner", ""))))
        .isEqualTo(new UnsafePreview.Pages(1, 1));
  }

  @Test
  void watermarkShouldStandAcrossThePageAndLeaveItReadable() throws IOException {
    PreviewedFile file = file("a.pdf", Files.pdf(1));

    BufferedImage plain = page(file, 0, Optional.empty());
    BufferedImage marked = page(file, 0, Optional.of("bob@partner.example"));

    for (int x = 0; x < 3; x++) {
      for (int y = 0; y < 3; y++) {
        assertThat(changed(plain, marked, x * 400, y * 500, 400, 500))
            .as("part %d, %d of the page", x, y)
            .isBetween(0.01, 0.4);
      }
    }
    assertThat(darkPixels(marked))
        .isBetween(darkPixels(plain) * 9 / 10, darkPixels(plain) * 11 / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "日本@例え.example", "a\u202eb\u0000@x", "\ud800"})
  void watermarkShouldTakeAnyText(String text) throws IOException {
    assertThat(page(file("a.png", Files.image("png", 3, 1)), 0, Optional.of(text)).getWidth())
        .isEqualTo(3);
  }

  @Test
  void wordDocumentShouldReadAsItIsBuilt() {
    byte[] docx =
        Files.docx(
            "<w:p><w:pPr><w:pStyle w:val='berschrift1'/></w:pPr><w:r><w:t>Offer</w:t></w:r></w:p>"
                + "<w:p><w:pPr><w:pStyle w:val='Own'/></w:pPr><w:r><w:t>Part</w:t></w:r></w:p>"
                + "<w:p><w:r><w:rPr><w:b/><w:i w:val='0'/></w:rPr><w:t>bold</w:t></w:r>"
                + "<w:r><w:t> &lt;script> </w:t><w:br/><w:t>next</w:t></w:r></w:p>"
                + item(0, "one")
                + item(1, "deeper")
                + item(0, "two")
                + "<w:tbl><w:tr><w:tc>"
                + paragraph("A1")
                + "</w:tc><w:tc>"
                + item(0, "in a cell")
                + "</w:tc></w:tr></w:tbl>"
                + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
                + "<w:del><w:r><w:delText>deleted</w:delText><w:t>gone</w:t></w:r></w:del></w:p>"
                + paragraph("end"));

    assertThat(html(file("a.docx", docx)))
        .isEqualTo(
            "<h1>Offer</h1><h3>Part</h3><p><b>bold</b> &lt;script&gt; <br>next</p>"
                + "<ul><li>one</li><ul><li>deeper</li></ul><li>two</li></ul>"
                + "<table border=\"1\"><tr><td><p>A1</p></td>"
                + "<td><ul><li>in a cell</li></ul></td></tr></table><p>end</p>");
  }

  private static String item(int level, String text) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val='"
        + level
        + "'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>"
        + text
        + "</w:t></w:r></w:p>";
  }

  @Test
  void workbookShouldShowValuesInTheirFormAndNothingHidden() {
    byte[] xlsx =
        Files.xlsx(
            "<row r='2'><c r='B2' t='s'><v>1</v></c><c r='C2' s='1'><v>46347</v></c></row>"
                + "<row r='4'><c r='A4'><v>12.5</v></c><c r='B4' t='b'><v>1</v></c>"
                + "<c r='C4' t='inlineStr'><is><t>in line</t></is></c>"
                + "<c r='D4' s='2'><f>A4*2</f><v>0.25</v></c></row>",
            "xl/sharedStrings.xml",
            "<sst><si><t>x</t></si><si><r><t>Bolts </t></r><r><t>&amp; nuts</t></r></si></sst>",
            "xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId='165' formatCode='yyyy-mm-dd'/></numFmts>"
                + "<cellXfs><xf numFmtId='0'/><xf numFmtId='165'/><xf numFmtId='9'/></cellXfs>"
                + "</styleSheet>",
            "xl/worksheets/sheet2.xml",
            "<worksheet><sheetData><row><c t='str'><v>hidden</v></c></row></sheetData></worksheet>");

    assertThat(html(file("a.xlsx", xlsx)))
        .contains(
            "<h2>Prices &amp; more</h2>",
            "<tr><th>2</th><td></td><td>Bolts &amp; nuts</td><td>2026-11-21</td></tr>",
            "<tr><th>4</th><td>12.5</td><td>TRUE</td><td>in line</td><td>25%</td></tr>")
        .doesNotContain("hidden", "Secret");
  }

  @Test
  void slidesShouldComeInTheOrderOfTheShow() {
    byte[] pptx =
        Files.pptx(
            "<p:sp><p:nvPr><p:ph type='title'/></p:nvPr><a:p><a:r><a:t>First</a:t></a:r></a:p></p:sp>"
                + "<p:sp><a:p><a:r><a:t>a &amp; </a:t></a:r><a:r><a:t>b</a:t></a:r></a:p></p:sp>",
            "<p:sp><a:p><a:r><a:t>Second</a:t></a:r></a:p></p:sp>");

    assertThat(html(file("a.pptx", pptx)))
        .isEqualTo("<h3>1</h3><h2>First</h2><p>a &amp; b</p><h3>2</h3><p>Second</p>");
  }

  @Test
  void openDocumentShouldReadAsItIsBuilt() {
    byte[] odt =
        Files.openDocument(
            "<text:h text:outline-level='2'>Offer</text:h><text:p>a<text:s text:c='2'/>b</text:p>"
                + "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
                + "<table:table table:name='T'><table:table-row><table:table-cell"
                + " table:number-columns-repeated='2'/><table:table-cell><text:p>x</text:p>"
                + "</table:table-cell><table:table-cell table:number-columns-repeated='16000'/>"
                + "</table:table-row></table:table><draw:page><text:p>slide</text:p></draw:page>"
                + "<office:annotation xmlns:office='f'><text:p>note</text:p></office:annotation>",
            "<manifest/>");

    assertThat(html(file("a.odt", odt)))
        .isEqualTo(
            "<h2>Offer</h2><p>a  b</p><ul><li><p>one</p></li></ul><h2>T</h2>"
                + "<table border=\"1\"><tr><td></td><td></td><td><p>x</p></td><td></td></tr></table>"
                + "<h3>1</h3><p>slide</p>");
  }

  @Test
  void oldOfficeShouldBeShownAsItsText() {
    assertThat(html(file("a.xls", Files.xls(""))))
        .contains("<h2>Prices</h2>", "<td>Bolts &amp; nuts</td>", "<td>2026-11-21</td>")
        .doesNotContain("hidden");
    assertThat(html(file("a.ppt", Files.ppt("On a <slide>"))))
        .isEqualTo("<h3>1</h3><p>On a &lt;slide&gt;</p>");
  }

  @Test
  void whatHasAPasswordShouldBeLocked() {
    byte[] locked =
        Files.openDocument("<text:p>x</text:p>", "<manifest><encryption-data/></manifest>");

    assertThat(previews.of(file("a.odt", locked))).isEqualTo(new UnsafePreview.Locked());
    assertThat(previews.of(file("a.docx", Files.lockedOffice())))
        .isEqualTo(new UnsafePreview.Locked());
    assertThat(previews.of(file("a.xls", Files.xls("secret"))))
        .isEqualTo(new UnsafePreview.Locked());
  }

  @Test
  void rtfShouldBeShownAsItsParagraphs() {
    String rtf =
        "{\\rtf1\\ansi{\\fonttbl{\\f0 Fontname;}}{\\info{\\author Secret}}\\f0 One <b>\\par"
            + " {\\v hidden}Two\\tab x\\par}";

    assertThat(html(text("a.rtf", rtf))).isEqualTo("<p>One &lt;b&gt;</p><p>Two\tx</p>");
  }

  @Test
  void textShouldBeShownInItsCharset() {
    assertThat(html(file("a.txt", "<b>12 €".getBytes(UTF_8))))
        .isEqualTo("<pre>&lt;b&gt;12 €</pre>");
    assertThat(html(file("a.log", "12 Ä\n".getBytes(ISO_8859_1)))).isEqualTo("<pre>12 Ä\n</pre>");
    assertThat(html(file("a.txt", "\ufeffwide text".getBytes(UTF_16LE))))
        .isEqualTo("<pre>wide text</pre>");
    assertThat(html(text("a.json", "{\"a\":1}"))).isEqualTo("<pre>{&quot;a&quot;:1}</pre>");
    assertThat(previews.of(text("a.txt", "x".repeat(500_000))))
        .isInstanceOfSatisfying(
            UnsafePreview.Html.class,
            html -> {
              assertThat(html.complete()).isFalse();
              assertThat(html.html()).hasSizeBetween(200_000, 201_000);
            });
  }

  @Test
  void tableShouldBeOneWhateverItsDelimiter() {
    for (String csv : List.of("a;b\n\"1;2\";3", "a,b\n\"1;2\",3", "a\tb\n1;2\t3")) {
      assertThat(html(text("a.csv", csv)))
          .contains(
              "<tr><th>1</th><td>a</td><td>b</td></tr>",
              "<tr><th>2</th><td>1;2</td><td>3</td></tr>");
    }
    assertThat(html(text("a.csv", "a,b\n\"open,c\n"))).isEqualTo("<pre>a,b\n&quot;open,c\n</pre>");
  }

  @Test
  void attachedMessageShouldShowItsHeadAndText() {
    String mail =
        "From: Anna <anna@contoso.example>\r\nTo: bob@partner.example\r\nSubject: =?utf-8?q?=E2=82=AC"
            + " 12?=\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n\r\nHello <b>";

    assertThat(html(new PreviewedFile("forwarded", "message/rfc822", mail.getBytes(UTF_8))))
        .contains(
            "<td>Anna &lt;anna@contoso.example&gt;</td>",
            "<td>bob@partner.example</td>",
            "<td>Sat, 21 Nov 2026 10:00:00 GMT</td>",
            "<pre>Hello &lt;b&gt;</pre>");
    assertThat(html(text("a.eml", "no header"))).isEqualTo("<pre>no header</pre>");
  }

  /// Threat 30: what a file is, its content says.
  @Test
  void nameShouldNotMakeTextIntoAnythingElse() {
    String page = "<html><script>alert(1)</script>";

    for (String name : List.of("a.jpg", "a.pdf", "a.docx", "a.png", "a.svg", "a.exe")) {
      assertThat(previews.of(text(name, page))).as(name).isEqualTo(new UnsafePreview.Unknown());
    }
    assertThat(html(text("a.txt", page))).startsWith("<pre>&lt;html");
    assertThat(html(text("a.html", page))).isEqualTo(page);
    assertThat(html(text("a.txt", "It begins with %PDF-")))
        .isEqualTo("<pre>It begins with %PDF-</pre>");
    assertThat(previews.of(file("a.jpg", Files.pdf(1)))).isEqualTo(new UnsafePreview.Pages(1, 1));
  }

  @Test
  void unknownShouldBeUnknown() {
    assertThat(previews.of(file("a.bin", new byte[] {1, 2, 3, 0, 0, 7})))
        .isEqualTo(new UnsafePreview.Unknown());
    assertThat(previews.of(file("a.txt", new byte[0]))).isEqualTo(new UnsafePreview.Unknown());
    assertThat(previews.of(file("a.zip", Files.zip(Map.of("a.txt", "x")))))
        .isEqualTo(new UnsafePreview.Unknown());
    assertThat(previews.page(text("a.txt", "x"), 0, Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a.pdf, application/octet-stream, true",
    "a.DOCX, application/octet-stream, true",
    "noname, image/png, true",
    "noname, application/pdf, true",
    "a.txt, text/plain, true",
    "a.exe, application/octet-stream, false",
    "a.svg, image/svg+xml, false",
    "a.zip, application/zip, false",
    "a.mp4, video/mp4, false",
    "noname, application/octet-stream, false"
  })
  void mayShowShouldGoByWhatTheAuthorSays(String name, String mediaType, boolean expected) {
    assertThat(previews.mayShow(mediaType, name)).isEqualTo(expected);
  }

  private String html(PreviewedFile file) {
    UnsafePreview preview = previews.of(file);
    assertThat(preview).isInstanceOf(UnsafePreview.Html.class);
    assertThat(((UnsafePreview.Html) preview).complete()).isTrue();
    return ((UnsafePreview.Html) preview).html();
  }

  private BufferedImage page(PreviewedFile file, int page, Optional<String> watermark)
      throws IOException {
    return ImageIO.read(
        new ByteArrayInputStream(previews.page(file, page, watermark).orElseThrow()));
  }

  private static boolean isNear(int rgb, Color wanted) {
    Color color = new Color(rgb);
    return Math.abs(color.getRed() - wanted.getRed()) < 40
        && Math.abs(color.getGreen() - wanted.getGreen()) < 40
        && Math.abs(color.getBlue() - wanted.getBlue()) < 40;
  }

  private static int darkPixels(BufferedImage picture) {
    int dark = 0;
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        dark += (picture.getRGB(x, y) & 0xff) < 100 ? 1 : 0;
      }
    }
    return dark;
  }

  /// Share of pixels that differ.
  private static double changed(
      BufferedImage one, BufferedImage other, int left, int top, int width, int height) {
    int changed = 0;
    for (int x = left; x < left + width; x++) {
      for (int y = top; y < top + height; y++) {
        changed += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
      }
    }
    return (double) changed / width / height;
  }
}
