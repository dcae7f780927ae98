package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.inspection.InspectedAttachment;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.MailPart;
import org.sealpost.testing.SeededRandom;

/// Whatever is attached: an inspection comes back, within limits, and says what it did not see.
class AttachmentInspectorHostileTest {
  private static final String SECRET = "The secret word";

  private static Stream<byte[]> everyKind() {
    return Stream.concat(
        Documents.all(SECRET).values().stream(),
        Stream.of(
            Winmail.withBodyAndAttachment("body", "a.txt", SECRET.getBytes(UTF_8)),
            Winmail.withForms("plain", "<p>html", "{\\rtf1 rtf}"),
            Documents.lockedPdf(SECRET, "owner", ""),
            Documents.xls(SECRET, "password"),
            Documents.sevenZip("a.txt", SECRET.getBytes(UTF_8), "password")));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void inspectShouldSurviveTruncation(byte[] file) {
    int step = Math.max(1, file.length / 60);
    for (int length = 0; length < file.length; length += step) {
      assertSurvives(Arrays.copyOf(file, length));
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void inspectShouldSurviveChangedOctets(byte[] file) {
    SeededRandom random = new SeededRandom(file.length);
    for (int round = 0; round < 60; round++) {
      byte[] changed = file.clone();
      for (int change = 0; change <= round % 8; change++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      assertSurvives(changed);
    }
  }

  /// Parsers complain of what they read, and quote it.
  @Test
  void inspectShouldLogNothing() {
    PrintStream usual = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, UTF_8));
    try {
      everyKind().forEach(file -> assertSurvives(Arrays.copyOf(file, file.length * 2 / 3)));
    } finally {
      System.setErr(usual);
    }

    assertThat(written.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void inspectShouldSurviveWhatOnlyBeginsRight(byte[] file) {
    byte[] chance = new byte[4096];
    new SeededRandom(7).nextBytes(chance);
    System.arraycopy(file, 0, chance, 0, Math.min(file.length, 64));

    assertSurvives(chance);
  }

  private static void assertSurvives(byte[] file) {
    Inspection inspection = Attachments.inspectAll(Attachments.part("a.bin", file));

    assertThat(inspection.attachments()).isNotEmpty();
    assertThat(inspection.attachments().getFirst().sizeBytes()).isEqualTo(file.length);
  }

  @Test
  void inspectShouldKeepWhatComesBeforeTheEndOfACutArchive() {
    byte[] archive = Documents.zipOf("a.txt", SECRET, "b.txt", "x".repeat(9_000));

    InspectedAttachment found =
        Attachments.inspect("a.zip", Arrays.copyOf(archive, archive.length - 60));

    assertThat(found.text()).contains(SECRET);
    assertThat(found.isIncomplete()).isTrue();
  }

  @Test
  void inspectShouldGiveUpBombs() {
    byte[] zeros = new byte[12_000_000];

    for (byte[] bomb :
        List.of(
            Documents.zip(Map.of("zeros", zeros)),
            Documents.gzip(zeros),
            Documents.bzip2(zeros),
            Documents.xz(zeros),
            Documents.sevenZip("zeros", zeros, ""))) {
      InspectedAttachment found = Attachments.inspect("a", bomb);

      assertThat(bomb).hasSizeLessThan(100_000);
      assertThat(found.isIncomplete()).isTrue();
    }
  }

  @Test
  void inspectShouldGiveUpNestedBombs() {
    byte[] level = Documents.zip(Map.of("zeros", new byte[9_000_000]));
    for (int depth = 0; depth < 3; depth++) {
      byte[] inner = level;
      level =
          Documents.zip(
              IntStream.range(0, 16)
                  .boxed()
                  .collect(Collectors.toMap(number -> number + ".zip", _ -> inner)));
    }

    assertThat(Attachments.inspect("42.zip", level).isIncomplete()).isTrue();
  }

  @Test
  void inspectShouldGiveUpBombsInDocuments() {
    String spaces = " ".repeat(12_000_000);

    byte[] document = Documents.docxOf("<w:p>" + spaces + "</w:p>");

    assertThat(Attachments.inspect("a.docx", document).isIncomplete()).isTrue();
  }

  @Test
  void inspectShouldGiveUpBombsInPdf() {
    byte[] file =
        Documents.pdf(
            SECRET,
            document -> {
              var stream = new PDStream(document);
              try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                for (int megabyte = 0; megabyte < 60; megabyte++) {
                  out.write(new byte[1_000_000]);
                }
              }
              document.getPage(0).setContents(stream);
            });

    assertThat(file).hasSizeLessThan(200_000);
    assertThat(Attachments.inspect("a.pdf", file).isIncomplete()).isTrue();
  }

  @Test
  void inspectShouldGoDownToTheLimitAndNoFurther() {
    byte[] sevenDeep = SECRET.getBytes(UTF_8);
    for (int depth = 0; depth < 7; depth++) {
      sevenDeep = Documents.zip(Map.of("a", sevenDeep));
    }

    InspectedAttachment seven = Attachments.inspect("a", sevenDeep);
    InspectedAttachment eight = Attachments.inspect("a", Documents.zip(Map.of("a", sevenDeep)));

    assertThat(seven.text()).contains(SECRET);
    assertThat(seven.isIncomplete()).isFalse();
    assertThat(eight.text()).doesNotContain(SECRET);
    assertThat(eight.isIncomplete()).isTrue();
  }

  @Test
  void inspectShouldGoDownIntoMessagesToTheLimit() {
    byte[] message = Documents.eml(SECRET);
    for (int depth = 0; depth < 40; depth++) {
      message =
          ("From: a@contoso.example\r\nContent-Type: application/octet-stream; name=a.eml\r\n\r\n"
                  + new String(message, UTF_8))
              .getBytes(UTF_8);
    }

    Inspection inspection = Attachments.inspectAll(Attachments.part("a.eml", message));

    assertThat(inspection.attachments()).hasSize(8);
    assertThat(inspection.attachments()).anyMatch(InspectedAttachment::isIncomplete);
  }

  @Test
  void inspectShouldGiveUpTooManyMembers() {
    Map<String, byte[]> members = new LinkedHashMap<>();
    for (int number = 0; number < 100_000; number++) {
      members.put("a" + number + ".txt", new byte[0]);
    }

    InspectedAttachment found = Attachments.inspect("a.zip", Documents.zip(members));

    assertThat(found.isIncomplete()).isTrue();
    assertThat(found.extensions()).contains("txt");
  }

  @Test
  void inspectShouldGiveUpTooManyAttachedAttachments() {
    String parts = "--x\r\nContent-Type: application/x; name=a.txt\r\n\r\ntext\r\n".repeat(600);
    byte[] message =
        ("From: a@contoso.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" + parts)
            .getBytes(UTF_8);

    Inspection inspection =
        Attachments.inspectAll(
            Attachments.part("a.eml", message), Attachments.part("b.eml", message));

    assertThat(inspection.attachments()).hasSize(1_000);
    assertThat(inspection.attachments()).anyMatch(InspectedAttachment::isIncomplete);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../../tmp/sealpost-inspection-test.exe",
        "/tmp/sealpost-inspection-test.exe",
        "C:\\Windows\\a.exe",
        "a.exe\0.txt",
        "a.txt\0.exe",
        "a.exe;.txt",
        "a.txt;b.exe",
        "`touch a`.exe",
        "$(touch a).exe",
        "a.exe.",
        "a.exe . ",
        "a.EXE",
        "a.exe:stream.txt",
        "a.\u202eexe",
        "a\n.exe",
      })
  void inspectShouldOnlyReadNames(String name) {
    byte[] archive = Documents.zipOf(name, SECRET);

    InspectedAttachment inArchive = Attachments.inspect("a.zip", archive);
    InspectedAttachment attached = Attachments.inspect(name, SECRET.getBytes(UTF_8));

    assertThat(inArchive.extensions()).contains("exe");
    assertThat(inArchive.text()).contains(SECRET);
    assertThat(attached.extensions()).contains("exe");
    assertThat(attached.name()).isEqualTo(name);
    assertThat(Files.exists(Path.of("/tmp/sealpost-inspection-test.exe"))).isFalse();
  }

  @Test
  void inspectShouldTakeNamesOfSixtyFourKilobytes() {
    String name = "a.".repeat(32_000) + "exe";

    assertThat(Attachments.inspect("a.zip", Documents.zipOf(name, SECRET)).extensions())
        .contains("exe");
    assertThat(Attachments.inspect(".".repeat(1_000_000), SECRET.getBytes(UTF_8)).text())
        .contains(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a>x</a>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x'><a>x</a>",
        "<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><a>x</a>",
        "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>"
            + "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;'>"
            + "<!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;'>]><a>&f;</a>",
      })
  void inspectShouldResolveNoEntities(String xml) {
    for (byte[] file :
        List.of(
            Documents.zip(Documents.office("x", "word/document.xml", xml)),
            Documents.zip(Documents.office("x", "xl/worksheets/sheet1.xml", xml)),
            Documents.zip(Documents.office("x", "docProps/custom.xml", xml)),
            Documents.zipOf("mimetype", "x", "content.xml", xml),
            ("<?xml version='1.0'?>" + xml).getBytes(UTF_8))) {
      InspectedAttachment found = Attachments.inspect("a", file);

      assertThat(found.text()).doesNotContain("root:").doesNotContain("hahaha");
      assertThat(found.text().length()).isLessThan(1_000);
    }
  }

  @Test
  void inspectShouldSurviveDeepNestingOfEachFormat() {
    int deep = 200_000;
    for (String file :
        List.of(
            "<?xml version='1.0'?>" + "<a>".repeat(deep),
            "<html>" + "<div>".repeat(deep) + SECRET,
            "{\\rtf1" + "{".repeat(deep) + SECRET,
            "%PDF-1.7\n1 0 obj\n" + "[".repeat(deep),
            "%PDF-1.7\n1 0 obj\n" + "<</A".repeat(deep))) {
      assertSurvives(file.getBytes(UTF_8));
    }
  }

  @Test
  void inspectShouldSurvivePagesThatHoldThemselves() {
    String pdf =
        """
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Count 1000000000/Kids[2 0 R 3 0 R 2 0 R]>> endobj
        3 0 obj <</Type/Page/Parent 3 0 R/Contents[4 0 R 4 0 R]/Resources 3 0 R>> endobj
        4 0 obj <</Length 5 0 R>> stream
        BT (x) Tj ET
        endstream endobj
        5 0 obj 5 0 R endobj
        trailer <</Root 1 0 R/Size 6/Prev 0>>
        startxref
        0
        %%EOF
        """;

    assertSurvives(pdf.getBytes(ISO_8859_1));
  }

  @Test
  void inspectShouldCutTextAtTheLimitAndSaySo() {
    String text = "x".repeat(1_000_000);

    InspectedAttachment fits = Attachments.inspect("a.txt", text.getBytes(UTF_8));
    InspectedAttachment cut = Attachments.inspect("a.txt", (text + "y").getBytes(UTF_8));

    assertThat(fits.isIncomplete()).isFalse();
    assertThat(cut.isIncomplete()).isTrue();
    assertThat(cut.text()).isEqualTo(text);
  }

  @Test
  void inspectShouldStopWhenTimeIsOver() {
    AtomicLong now = new AtomicLong();
    AttachmentInspector inspector =
        new AttachmentInspector(InspectionLimits.DEFAULT, () -> now.addAndGet(1_000_000_000));

    Inspection inspection =
        inspector.inspect(
            Attachments.mail(
                Attachments.part("a.txt", SECRET.getBytes(UTF_8)),
                Attachments.part("b.docx", Documents.docxOf("<w:p/>".repeat(1_000))),
                Attachments.part("c.exe", SECRET.getBytes(UTF_8))));

    assertThat(inspection.attachments()).hasSize(3);
    assertThat(inspection.attachments().getFirst().isIncomplete()).isFalse();
    assertThat(inspection.attachments().get(1).isIncomplete()).isTrue();
    assertThat(inspection.attachments().getLast().isIncomplete()).isTrue();
    assertThat(inspection.attachments().getLast().extensions()).contains("exe");
  }

  @Test
  void inspectShouldNotWaitForWhatHangs() {
    InspectionLimits limits = withTime(Duration.ofMillis(200));
    AttachmentInspector inspector = new AttachmentInspector(limits, System::nanoTime);
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);

    Inspection inspection =
        inspector.inspect(
            Attachments.mail(
                Attachments.part("a.txt", SECRET.getBytes(UTF_8)),
                hanging("b.txt", released, ended),
                Attachments.part("c.txt", SECRET.getBytes(UTF_8))));

    assertThat(inspection.attachments())
        .extracting(InspectedAttachment::name)
        .containsExactly("a.txt", "b.txt", "c.txt");
    assertThat(inspection.attachments().getLast().isIncomplete()).isTrue();
    released.countDown();
    assertThat(await(ended)).isTrue();
  }

  @Test
  void inspectShouldNotPileUpWorkersThatHang() {
    AttachmentInspector inspector =
        new AttachmentInspector(withTime(Duration.ofMillis(20)), System::nanoTime);
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    AtomicLong opened = new AtomicLong();
    MailPart part = hanging("a.txt", released, ended);
    MailPart counted =
        new MailPart(
            0,
            part.mediaType(),
            part.fileName(),
            part.contentId(),
            false,
            1,
            () -> {
              opened.incrementAndGet();
              return part.content().open();
            });

    for (int mail = 0; mail < 20; mail++) {
      Inspection inspection = inspector.inspect(Attachments.mail(counted));
      assertThat(inspection.attachments().getFirst().isIncomplete()).isTrue();
    }

    released.countDown();
    assertThat(await(ended)).isTrue();
    assertThat(opened.get()).isBetween(1L, 8L);
  }

  @Test
  void inspectShouldReturnWhenItsThreadIsInterrupted() {
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);

    Thread.currentThread().interrupt();
    Inspection inspection =
        new AttachmentInspector().inspect(Attachments.mail(hanging("a.txt", released, ended)));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(inspection.attachments().getFirst().isIncomplete()).isTrue();
    released.countDown();
  }

  @Test
  void inspectShouldSurviveContentThatCannotBeOpened() {
    MailPart broken =
        new MailPart(
            0,
            "text/plain",
            Optional.of("a.exe"),
            Optional.empty(),
            false,
            1,
            () -> {
              throw new IOException("broken");
            });

    Inspection inspection =
        Attachments.inspectAll(broken, Attachments.part("b", SECRET.getBytes(UTF_8)));

    assertThat(inspection.attachments().getFirst().isIncomplete()).isTrue();
    assertThat(inspection.attachments().getFirst().extensions()).isEqualTo(Set.of("exe"));
    assertThat(inspection.attachments().getLast().text()).isEqualTo(SECRET);
  }

  @Test
  void inspectShouldGiveTheSameTwiceAndInParallel() {
    MailPart[] parts =
        Documents.all(SECRET).entrySet().stream()
            .map(file -> Attachments.part("a." + file.getKey(), file.getValue()))
            .toArray(MailPart[]::new);
    Inspection expected = Attachments.inspectAll(parts);

    assertThat(IntStream.range(0, 6).parallel().mapToObj(_ -> Attachments.inspectAll(parts)))
        .allMatch(expected::equals);
  }

  private static InspectionLimits withTime(Duration time) {
    InspectionLimits usual = InspectionLimits.DEFAULT;
    return new InspectionLimits(
        usual.textCharacters(),
        usual.depth(),
        usual.members(),
        usual.unpackedBytes(),
        usual.memberBytes(),
        usual.ratio(),
        usual.attachments(),
        time);
  }

  /// As a parser in an endless loop: deaf to interrupts.
  private static MailPart hanging(String name, CountDownLatch released, CountDownLatch ended) {
    return new MailPart(
        0,
        "text/plain",
        Optional.of(name),
        Optional.empty(),
        false,
        1,
        () -> {
          while (!await(released)) {
            Thread.onSpinWait();
          }
          ended.countDown();
          return InputStream.nullInputStream();
        });
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException deaf) {
      return false;
    }
  }
}
