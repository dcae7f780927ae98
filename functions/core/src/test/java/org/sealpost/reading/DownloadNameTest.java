package org.sealpost.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.mail.MailPart;

/// Threats 30 and 37: whatever a sender calls a file.
class DownloadNameTest {
  @ParameterizedTest
  @MethodSource
  void ofShouldMakeNamesHarmless(String given, String expected) {
    assertThat(DownloadName.of(part(Optional.of(given), "application/pdf"))).isEqualTo(expected);
  }

  static List<String[]> ofShouldMakeNamesHarmless() {
    return List.of(
        row("offer.pdf", "offer.pdf"),
        row("Übersicht 2026 (final).pdf", "Übersicht 2026 (final).pdf"),
        row("報告書.pdf", "報告書.pdf"),
        row("😀.pdf", "😀.pdf"),
        row("invoice\u202Efdp.exe", "invoicefdp.exe"),
        row("in\u2066voice\u200E.pdf", "invoice.pdf"),
        row("zero\u200Bwidth\uFEFF.pdf", "zerowidth.pdf"),
        row("a\r\nSet-Cookie: x=y.pdf", "aSet-Cookie_ x=y.pdf"),
        row("a\0.pdf", "a.pdf"),
        row("a\u2028b\u2029c\u0085.pdf", "abc.pdf"),
        row("../../etc/passwd", "_.._etc_passwd"),
        row("..\\..\\boot.ini", "_.._boot.ini"),
        row("C:\\x.exe", "C__x.exe"),
        row(".htaccess", "htaccess"),
        row("...", "attachment-3.pdf"),
        row(" ", "attachment-3.pdf"),
        row("\u3000\u00a0", "attachment-3.pdf"),
        row("\u202E", "attachment-3.pdf"),
        row("x.pdf. . ", "x.pdf"),
        row("a\"; filename=\"b.exe", "a_; filename=_b.exe"),
        row("a;b`c$(d)|e&f>g<h*i?.pdf", "a;b`c$(d)_e&f_g_h_i_.pdf"),
        row("<img src=x onerror=alert(1)>.png", "_img src=x onerror=alert(1)_.png"),
        row("CON", "_CON"),
        row("nul.txt", "_nul.txt"),
        row("LPT1.a.b", "_LPT1.a.b"),
        row("console.txt", "console.txt"),
        row("\ud800.pdf", "pdf"));
  }

  @Test
  void ofShouldKeepTheEndingOfLongNames() {
    String name = DownloadName.of(part(Optional.of("x".repeat(64_000) + ".pdf"), "text/plain"));

    assertThat(name).hasSize(150).endsWith("x.pdf");
  }

  @Test
  void ofShouldNotCutACharacterInTwo() {
    for (int before = 0; before < 4; before++) {
      String name =
          DownloadName.of(part(Optional.of("x".repeat(before) + "😀".repeat(200) + ".pdf"), "x/y"));

      assertThat(name.codePoints().filter(point -> Character.getType(point) == Character.SURROGATE))
          .isEmpty();
      assertThat(name).endsWith(".pdf").hasSizeLessThanOrEqualTo(150);
    }
  }

  @Test
  void ofShouldNameWhatHasNoName() {
    assertThat(DownloadName.of(part(Optional.empty(), "message/rfc822")))
        .isEqualTo("attachment-3.eml");
    assertThat(DownloadName.of(part(Optional.empty(), "x/y"))).isEqualTo("attachment-3.bin");
  }

  @Test
  void ofShouldGiveAHarmlessNameForAnyText() {
    Random random = new Random(11);
    for (int round = 0; round < 20_000; round++) {
      String given =
          random
              .ints(random.nextInt(30), 0, round % 2 == 0 ? 0x80 : 0x2100)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();

      String name = DownloadName.of(part(Optional.of(given), "x/y"));

      assertThat(name)
          .isNotBlank()
          .hasSizeLessThanOrEqualTo(150)
          .doesNotContainPattern("[\\\\/:*?\"<>|\\p{Cc}\\p{Cf}]")
          .doesNotStartWith(".")
          .doesNotEndWith(".");
    }
  }

  private static String[] row(String given, String expected) {
    return new String[] {given, expected};
  }

  private static MailPart part(Optional<String> name, String mediaType) {
    return new MailPart(
        2, mediaType, name, Optional.empty(), false, 0, InputStream::nullInputStream);
  }
}
