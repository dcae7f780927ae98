package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Threat 30.
class AttachmentHeaderTest {
  @ParameterizedTest
  @MethodSource
  void headerShouldNameTheFileHarmlessly(String fileName, String plain, String encoded) {
    assertThat(AttachmentHeader.of(fileName))
        .isEqualTo("attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded);
  }

  static Stream<Arguments> headerShouldNameTheFileHarmlessly() {
    return Stream.of(
        Arguments.of("Q3 report.pdf", "Q3 report.pdf", "Q3%20report.pdf"),
        Arguments.of("Übersicht €.txt", "_bersicht _.txt", "%C3%9Cbersicht%20%E2%82%AC.txt"),
        Arguments.of("a\"b;c.txt", "a_b_c.txt", "a%22b%3Bc.txt"),
        Arguments.of("a\\\"b.txt", "a__b.txt", "a_%22b.txt"),
        Arguments.of("a%22b'(1)*.txt", "a_22b_(1)_.txt", "a%2522b%27%281%29%2A.txt"),
        Arguments.of(
            "x\r\nSet-Cookie: a=b.txt", "xSet-Cookie_ a_b.txt", "xSet-Cookie_%20a%3Db.txt"),
        Arguments.of("x\u2028y\u0000z.txt", "xyz.txt", "xyz.txt"),
        Arguments.of("photo\u202egpj.exe", "photogpj.exe", "photogpj.exe"),
        Arguments.of("\u2066a\u2069\u200f.txt", "a.txt", "a.txt"),
        Arguments.of("../../etc/passwd", "_.._etc_passwd", "_.._etc_passwd"),
        Arguments.of("C:\\windows\\x.exe", "C__windows_x.exe", "C__windows_x.exe"),
        Arguments.of(".bashrc", "bashrc", "bashrc"),
        Arguments.of("..", "attachment", "attachment"),
        Arguments.of(" ", "attachment", "attachment"),
        Arguments.of("\ud800", "attachment", "attachment"),
        Arguments.of("👍.png", "_.png", "%F0%9F%91%8D.png"));
  }

  @Test
  void longNameShouldKeepItsEnd() {
    String header = AttachmentHeader.of("😀".repeat(32_768) + ".pdf");

    assertThat(header).endsWith(".pdf").hasSizeLessThan(2_000);
  }

  @Test
  void headerShouldFitOnOneLineWhateverTheName() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point += 7) {
      String header = AttachmentHeader.of(new StringBuilder().appendCodePoint(point).toString());

      assertThat(header.chars()).allMatch(character -> character >= 0x20 && character < 0x7f);
    }
  }
}
