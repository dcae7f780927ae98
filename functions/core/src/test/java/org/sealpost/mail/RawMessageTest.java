package org.sealpost.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.testing.Mails;

class RawMessageTest {
  @Nested
  class Check {
    /// The end-of-data forms of SMTP smuggling (threat 35).
    @ParameterizedTest
    @ValueSource(
        strings = {
          "a\n.\nb",
          "a\n.\r\nb",
          "a\r.\r\nb",
          "a\r.\rb",
          "a\r\n.\nb",
          "a\r\n.\rb",
          "a\r.\nb",
          "a\n.\rb",
          "a\r\n\n.\r\nb",
          "a\r\r\n.\r\nb",
          "a\r\n\r.\r\nb",
          "\n",
          "\r",
          "a\r",
          "a\n",
          "\n\r",
          "\r\r\n",
          "\r\n\n",
          "a\r\0\nb",
          "a\0b",
          "\0"
        })
    void checkShouldRefuseBareLineEndsAndNul(String message) {
      assertThatExceptionOfType(MalformedMailException.class)
          .isThrownBy(() -> RawMessage.check(message.getBytes(ISO_8859_1)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "\r\n",
          "a",
          "a\r\n",
          "a\r\n.\r\nb",
          "\r\n\r\n",
          "a: \u00ff\u0080\r\n\r\n\u001a"
        })
    void checkShouldTakeEverythingElse(String message) {
      assertThatCode(() -> RawMessage.check(message.getBytes(ISO_8859_1)))
          .doesNotThrowAnyException();
    }

    /// Against a second way to say it: what is left when all CRLF are taken out.
    @Test
    void checkShouldAgreeWithANaiveReading() {
      Random random = new Random(2);
      for (int round = 0; round < 20_000; round++) {
        String message =
            random
                .ints(random.nextInt(8), 0, 5)
                .mapToObj(index -> String.valueOf("\r\n\0.a".charAt(index)))
                .collect(Collectors.joining());
        boolean clean =
            message.replace("\r\n", "").chars().noneMatch(c -> "\r\n\0".indexOf(c) >= 0);

        assertThat(isTaken(message)).as(message).isEqualTo(clean);
      }
    }

    private static boolean isTaken(String message) {
      try {
        RawMessage.check(message.getBytes(ISO_8859_1));
        return true;
      } catch (MalformedMailException refused) {
        return false;
      }
    }
  }

  @Nested
  class WithoutFields {
    @ParameterizedTest
    @MethodSource
    void withoutFieldsShouldTakeTheNamedFieldsOnly(String message, String expected) {
      byte[] kept = RawMessage.withoutFields(Mails.bytes(message), Set.of("bcc", "x-ses-"));

      assertThat(new String(kept, ISO_8859_1)).isEqualTo(Mails.crlf(expected));
    }

    static List<String[]> withoutFieldsShouldTakeTheNamedFieldsOnly() {
      return List.of(
          row("A: 1\nBcc: x\nC: 3\n\nBcc: body\n", "A: 1\nC: 3\n\nBcc: body\n"),
          row("Bcc: x\nBcc: y\nA: 1\n\n", "A: 1\n\n"),
          row("Bcc: x,\n y,\n\tz\nA: 1\n\n", "A: 1\n\n"),
          row("A: 1\n Bcc: folded\nB: 2\n\n", "A: 1\n Bcc: folded\nB: 2\n\n"),
          row("bCC: x\nA: 1\n\n", "A: 1\n\n"),
          row("Bcc : x\nBcc\t: y\nA: 1\n\n", "A: 1\n\n"),
          row("Bcc:\n x\nA: 1\n\n", "A: 1\n\n"),
          row("Bcc:\n \nA: 1\n\n", "A: 1\n\n"),
          row("A: 1\nBcc: x", "A: 1\n"),
          row("A: 1\nBcc: x\n", "A: 1\n"),
          row("A: 1\nBcc: x\n\n", "A: 1\n\n"),
          row("Bcc: x\n", ""),
          row("Bcc", ""),
          row("", ""),
          row("\nBcc: body\n", "\nBcc: body\n"),
          row("X-Ses-A: 1\nX-SES-: 2\nX-SesA: 3\n\n", "X-SesA: 3\n\n"),
          row("Bccx: 1\nXBcc: 2\n\n", "Bccx: 1\nXBcc: 2\n\n"),
          row("not a field\nBcc: x\n\n", "not a field\n\n"),
          row("A: 1\nBcc: x\n \n y\n\nbody", "A: 1\n\nbody"));
    }

    private static String[] row(String message, String expected) {
      return new String[] {message, expected};
    }

    @ParameterizedTest
    @CsvSource({
      "Bcc, true",
      "resent-bcc, true",
      "Return-Path, true",
      "X-Sealpost-Anything, true",
      "X-SES-Verdict, true",
      "To, false",
      "Received, false",
      "DKIM-Signature, false",
      "X-Sealpostx, false",
    })
    void withoutTransportFieldsShouldTakeHopsHiddenPeopleAndOurOwn(String name, boolean taken) {
      byte[] message = Mails.bytes(name + ": x\n\nbody\n");

      byte[] kept = RawMessage.withoutTransportFields(message);

      assertThat(kept).isEqualTo(taken ? Mails.bytes("\nbody\n") : message);
    }

    /// What is not named stays byte for byte, in order, whatever the bytes are.
    @Test
    void withoutFieldsShouldKeepEverythingElseAsItWas() {
      Random random = new Random(3);
      for (int round = 0; round < 5_000; round++) {
        List<String> fields = new ArrayList<>();
        for (int count = random.nextInt(8); count > 0; count--) {
          fields.add(field(random));
        }
        String body = random.nextBoolean() ? "\r\n" + noise(random) + "\r\nBcc: body" : "";

        byte[] kept =
            RawMessage.withoutFields(
                (String.join("", fields) + body).getBytes(ISO_8859_1), Set.of("bcc", "x-ses-"));

        String expected =
            fields.stream()
                .filter(field -> !field.matches("(?is)(bcc[ \t]*|x-ses-[^:]*):.*"))
                .collect(Collectors.joining());
        assertThat(new String(kept, ISO_8859_1)).isEqualTo(expected + body);
      }
    }

    private static String field(Random random) {
      List<String> names =
          List.of("Bcc", "BCC ", "bcc\t", "X-Ses-Foo", "x-ses-", "To", "Subject", "X-Bcc", "Bcc-X");
      StringBuilder field = new StringBuilder(names.get(random.nextInt(names.size())));
      field.append(':').append(noise(random));
      for (int folds = random.nextInt(3); folds > 0; folds--) {
        field.append("\r\n").append(random.nextBoolean() ? ' ' : '\t').append(noise(random));
      }
      return field.append("\r\n").toString();
    }

    private static String noise(Random random) {
      return random
          .ints(random.nextInt(20), 0x20, 0x100)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
  }

  @Test
  void withFieldsBeforeShouldPutThemFirst() {
    byte[] joined =
        RawMessage.withFieldsBefore(
            "B: 2\r\n\r\n".getBytes(US_ASCII), "A: 1\r\n".getBytes(US_ASCII));

    assertThat(new String(joined, US_ASCII)).isEqualTo("A: 1\r\nB: 2\r\n\r\n");
  }
}
