package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedPrintableTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a=b|a=3Db",
        "-- x|=2D- x",
        ".|=2E",
        "From x|=46rom x",
        "a |a=20",
        "a\\r\\n\\r\\nb|a\\r\\n\\r\\nb",
        "a \\r\\nb|a=20\\r\\nb",
        "a\\rb\\nc|a=0Db=0Ac",
        "\\r|=0D",
      })
  void encodeShouldFollowTheRules(String octets, String expected) {
    assertThat(new String(QuotedPrintable.encode(raw(octets)), US_ASCII))
        .isEqualTo(new String(raw(expected), US_ASCII));
  }

  private static byte[] raw(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n").getBytes(US_ASCII);
  }

  /// By a decoder that is not ours.
  @Test
  void encodeShouldComeBack() throws Exception {
    Random random = new Random(1);
    for (int round = 0; round < 3_000; round++) {
      byte[] octets = new byte[random.nextInt(400)];
      String letters = "a-.F= \t\r\n\u00fc";
      for (int at = 0; at < octets.length; at++) {
        octets[at] =
            round % 2 == 0
                ? (byte) letters.charAt(random.nextInt(letters.length()))
                : (byte) random.nextInt(256);
      }

      byte[] encoded = QuotedPrintable.encode(octets);

      String text = new String(encoded, ISO_8859_1);
      assertThat(text.chars().allMatch(octet -> octet < 0x7f)).isTrue();
      assertThat(text.split("\r\n", -1))
          .allSatisfy(
              line ->
                  assertThat(line)
                      .hasSizeLessThan(77)
                      .doesNotContain("\r", "\n")
                      .doesNotStartWith("-")
                      .doesNotStartWith(".")
                      .doesNotMatch(".*[ \t]"));
      assertThat(MimeUtility.decode(new ByteArrayInputStream(encoded), "quoted-printable"))
          .hasBinaryContent(octets);
    }
  }
}
