package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.inspection.MalwareScanner;
import org.sealpost.inspection.MalwareScanner.Verdict;
import org.sealpost.inspection.MalwareScannerContract;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.testing.Eicar;

/// Threat 46.
final class KnownSignaturesTest implements MalwareScannerContract {
  private static final Verdict EICAR = new Verdict.Infected("EICAR-Test-File");
  private static final byte[] FILE = "a file that is listed".getBytes(UTF_8);

  @Override
  public MalwareScanner scanner() {
    return new KnownSignatures(KnownMalware.TEST_FILE);
  }

  private Verdict scanFile(byte[] file) {
    return scan(MalwareScannerContract.mail(file));
  }

  private static byte[] zip(String name, byte[] file) {
    return Documents.zip(Map.of(name, file));
  }

  private static byte[] message(String rest) {
    return ("From: a@contoso.example\nTo: b@partner.example\nMIME-Version: 1.0\n" + rest)
        .replace("\n", "\r\n")
        .getBytes(UTF_8);
  }

  @ParameterizedTest
  @MethodSource
  void scanShouldFindTheTestFileWhereverItIsPacked(String where, byte[] file) {
    assertThat(scanFile(file)).as(where).isEqualTo(EICAR);
  }

  static Stream<Arguments> scanShouldFindTheTestFileWhereverItIsPacked() {
    byte[] eicar = Eicar.bytes();
    byte[] nested = eicar;
    for (int depth = 0; depth < 6; depth++) {
      nested = zip("inner.zip", nested);
    }
    return Stream.of(
        Arguments.of("zip", zip("eicar.com", eicar)),
        Arguments.of("zip in zip", zip("a.zip", zip("eicar.com", eicar))),
        Arguments.of("six zips", nested),
        Arguments.of("7z", Documents.sevenZip("eicar.com", eicar, "")),
        Arguments.of("tar", Documents.tar("eicar.com", eicar)),
        Arguments.of("tar.gz", Documents.gzip(Documents.tar("eicar.com", eicar))),
        Arguments.of("gz", Documents.gzip(eicar)),
        Arguments.of("bz2", Documents.bzip2(eicar)),
        Arguments.of("xz", Documents.xz(eicar)),
        Arguments.of(
            "zip of 7z of tar",
            zip("a.7z", Documents.sevenZip("a.tar", Documents.tar("e", eicar), ""))),
        Arguments.of("docx", Documents.docxOf("", "word/embeddings/a.bin", Eicar.TEXT)),
        Arguments.of("zip with a message", zip("a.eml", MalwareScannerContract.mail(eicar))),
        Arguments.of("behind a picture", behind("\u0089PNG", zip("eicar.com", eicar))));
  }

  private static byte[] behind(String head, byte[] file) {
    byte[] before = head.getBytes(ISO_8859_1);
    byte[] both = Arrays.copyOf(before, before.length + file.length);
    System.arraycopy(file, 0, both, before.length, file.length);
    return both;
  }

  /// A message that is attached as one.
  private static byte[] attached(byte[] inner) {
    return message(
        """
        Content-Type: multipart/mixed; boundary=outer%s

        --outer%s
        Content-Type: message/rfc822

        %s
        --outer%s--
        """
            .formatted(
                inner.length,
                inner.length,
                new String(inner, ISO_8859_1).replace("\r\n", "\n"),
                inner.length));
  }

  @Test
  void scanShouldFindTheTestFileInAttachedMessages() {
    byte[] direct = MalwareScannerContract.mail(Eicar.bytes());
    byte[] packed = MalwareScannerContract.mail(zip("e.com", Eicar.bytes()));

    assertThat(scan(attached(direct))).isEqualTo(EICAR);
    assertThat(scan(attached(packed))).isEqualTo(EICAR);
    assertThat(scan(attached(attached(direct)))).isEqualTo(EICAR);
  }

  @Test
  void scanShouldFindTheTestFileThatStandsAsTheTextOfAMail() {
    byte[] mail = message("Content-Type: text/plain\n\n" + Eicar.TEXT + "\n");

    assertThat(scan(mail)).isEqualTo(EICAR);
    assertThat(scan(attached(mail))).isEqualTo(EICAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7bit", "quoted-printable", "base64", "uuencode"})
  void scanShouldDecodeParts(String encoding) {
    String body =
        switch (encoding) {
          case "base64" -> Base64.getEncoder().encodeToString(Eicar.bytes());
          case "quoted-printable" -> Eicar.TEXT.replace("=", "=3D").replace("$", "=24");
          case "uuencode" -> uuencoded();
          default -> Eicar.TEXT;
        };

    Verdict verdict =
        scan(
            message(
                "Content-Type: application/octet-stream; name=e.com\nContent-Transfer-Encoding: "
                    + encoding
                    + "\n\n"
                    + body
                    + "\n"));

    assertThat(verdict).isEqualTo(EICAR);
  }

  private static String uuencoded() {
    StringBuilder text = new StringBuilder("begin 644 e.com\n");
    byte[] all = Eicar.bytes();
    for (int at = 0; at < all.length; at += 45) {
      byte[] line = Arrays.copyOfRange(all, at, Math.min(all.length, at + 45));
      text.append((char) (32 + line.length));
      byte[] padded = Arrays.copyOf(line, (line.length + 2) / 3 * 3);
      for (int three = 0; three < padded.length; three += 3) {
        int bits = padded[three] << 16 | padded[three + 1] << 8 | padded[three + 2];
        for (int shift = 18; shift >= 0; shift -= 6) {
          int six = bits >> shift & 0x3f;
          text.append(six == 0 ? '`' : (char) (32 + six));
        }
      }
      text.append('\n');
    }
    return text.append("`\nend").toString();
  }

  /// A zip that calls itself a text, and is shown as one.
  @Test
  void scanShouldUnpackWhatIsShownAsText() {
    String zip = Base64.getMimeEncoder().encodeToString(zip("e.com", Eicar.bytes()));
    String part = "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + zip + "\n";

    assertThat(scan(message(part.replace("\r", "")))).isEqualTo(EICAR);
    assertThat(scan(attached(message(part.replace("\r", ""))))).isEqualTo(EICAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n", "\n\n\t \u001a"})
  void testFileMayEndWithWhiteSpace(String end) {
    assertThat(scanFile((Eicar.TEXT + end).getBytes(US_ASCII))).isEqualTo(EICAR);
    assertThat(scanFile((Eicar.TEXT + " ".repeat(60)).getBytes(US_ASCII))).isEqualTo(EICAR);
  }

  /// eicar.org: a text about the test file is not the test file.
  @Test
  void scanShouldLeaveTextsAboutTheTestFileAlone() {
    for (String text :
        new String[] {
          " " + Eicar.TEXT, Eicar.TEXT + ".", Eicar.TEXT + " ".repeat(61), Eicar.TEXT.substring(1)
        }) {
      assertThat(scanFile(text.getBytes(US_ASCII))).as(text).isEqualTo(new Verdict.Clean());
    }
  }

  @Test
  void scanShouldFindListedFilesWhereverTheyArePacked() throws Exception {
    String digest =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(FILE))
            .toUpperCase(Locale.ROOT);
    KnownSignatures scanner =
        new KnownSignatures(KnownMalware.parse("# ours\n" + digest + "  Invoice.Trojan\n"));
    byte[] direct = MalwareScannerContract.mail(FILE);
    byte[] packed = MalwareScannerContract.mail(zip("a.zip", zip("b", FILE)));

    for (byte[] mail : new byte[][] {direct, packed}) {
      assertThat(scanner.scan(mail, MimeReader.read(mail)))
          .isEqualTo(new Verdict.Infected("Invoice.Trojan"));
    }
    assertThat(scan(direct)).isEqualTo(new Verdict.Clean());
  }

  /// What nobody could look at is never called clean.
  @ParameterizedTest
  @MethodSource
  void scanShouldSayWhatItCouldNotUnpack(String reason, byte[] file) {
    assertThat(scanFile(file))
        .isInstanceOfSatisfying(
            Verdict.Incomplete.class,
            incomplete -> assertThat(incomplete.reason()).contains(reason));
  }

  static Stream<Arguments> scanShouldSayWhatItCouldNotUnpack() {
    byte[] deep = Eicar.bytes();
    for (int depth = 0; depth < 12; depth++) {
      deep = zip("inner.zip", deep);
    }
    return Stream.of(
        Arguments.of("too deep", deep),
        Arguments.of("password", Documents.sevenZip("eicar.com", Eicar.bytes(), "secret")),
        Arguments.of("broken", Arrays.copyOf(Documents.gzip(new byte[100_000]), 60)),
        Arguments.of("not unpacked", "Rar!\u001a\u0007\u0000 whatever".getBytes(US_ASCII)),
        Arguments.of("not unpacked", zip("a.cab", "MSCF\0\0\0\0 whatever".getBytes(US_ASCII))),
        Arguments.of("too large", Documents.gzip(new byte[60_000_000])));
  }

  /// A bomb uses up what may be unpacked; what lies beside it is found nevertheless.
  @Test
  void scanShouldFindWhatLiesBesideABomb() {
    InspectionLimits limits =
        new InspectionLimits(
            1000, 8, 10_000, 10_000, 50_000_000, 200, 1_000, Duration.ofSeconds(20));
    KnownSignatures scanner = new KnownSignatures(KnownMalware.TEST_FILE, limits, System::nanoTime);
    String bomb = Base64.getEncoder().encodeToString(Documents.gzip(new byte[1_000_000]));
    byte[] mail =
        message(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: application/gzip; name=bomb.gz
            Content-Transfer-Encoding: base64

            %s
            --b
            Content-Type: application/octet-stream; name=e.com

            %s
            --b--
            """
                .formatted(bomb.replaceAll("(.{76})", "$1\n"), Eicar.TEXT));

    assertThat(scanWith(scanner, mail)).isEqualTo(EICAR);
    assertThat(scanWith(scanner, MalwareScannerContract.mail(Documents.gzip(new byte[1_000_000]))))
        .isInstanceOf(Verdict.Incomplete.class);
  }

  @Test
  void scanShouldEndWhenTimeIsOver() {
    long[] now = {0};
    InspectionLimits limits =
        new InspectionLimits(
            1000, 8, 10_000, 200_000_000, 50_000_000, 200, 1_000, Duration.ofSeconds(20));
    KnownSignatures scanner =
        new KnownSignatures(
            KnownMalware.TEST_FILE, limits, () -> now[0] += Duration.ofSeconds(30).toNanos());

    assertThat(scanWith(scanner, MalwareScannerContract.mail(zip("a", new byte[9]))))
        .isInstanceOf(Verdict.Incomplete.class);
  }

  /// Ordinary documents are whole, however much is written in them.
  @Test
  void scanShouldCallOrdinaryFilesClean() {
    Map<String, byte[]> all = new LinkedHashMap<>(Documents.all("Nothing to see"));
    all.put("long", "many words ".repeat(300_000).getBytes(UTF_8));
    all.put("png", "\u0089PNG whatever".getBytes(ISO_8859_1));

    all.forEach((name, file) -> assertThat(scanFile(file)).as(name).isEqualTo(new Verdict.Clean()));
  }

  private static Verdict scanWith(KnownSignatures scanner, byte[] mail) {
    try {
      return scanner.scan(mail, MimeReader.read(mail));
    } catch (MalformedMailException bug) {
      throw new AssertionError("a malformed mail", bug);
    }
  }
}
