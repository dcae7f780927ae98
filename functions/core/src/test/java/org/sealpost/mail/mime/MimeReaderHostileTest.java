package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.testing.Mails;

/// Whatever the bytes are, reading them gives a result or [MalformedMailException], soon. The
/// limits are a hundred times what is measured: they tell linear from quadratic, not fast from
/// slow.
class MimeReaderHostileTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void readShouldRefuseSixtyLevels() {
    assertThatExceptionOfType(MalformedMailException.class)
        .isThrownBy(() -> MimeReader.read(Mails.nested(60)));
  }

  @Test
  void readShouldRefuseSixtyMessagesInMessages() {
    assertThatExceptionOfType(MalformedMailException.class)
        .isThrownBy(
            () -> MimeReader.read(Mails.withFields("Content-Type: message/rfc822\n\n".repeat(60))));
  }

  @Test
  void readShouldTakeAThousandPartsAndRefuseOneMore() throws Exception {
    assertThat(MimeReader.read(Mails.ofParts(1000)).parts()).hasSize(999);
    assertThatExceptionOfType(MalformedMailException.class)
        .isThrownBy(() -> MimeReader.read(Mails.ofParts(1001)));
  }

  @ParameterizedTest
  @MethodSource
  void readShouldEndSoon(String what, byte[] message) {
    Assertions.assertTimeoutPreemptively(SOON, () -> readAll(message), what);
  }

  static List<Object[]> readShouldEndSoon() {
    String from = "From: a@b.example\n";
    return List.of(
        row("10^5 fields", from + "X-Field: value\n".repeat(100_000) + "\nbody"),
        row("10^5 folds", from + "Subject: a\n" + " b\n".repeat(100_000) + "\nbody"),
        row(
            "10^5 folds of a type",
            from + "Content-Type: text/plain;\n" + " x=y;\n".repeat(100_000) + "\n"),
        row("10^5 encoded words", from + "Subject: " + "=?utf-8?Q?a?= ".repeat(100_000) + "\n\n"),
        row("10^5 recipients", from + "To: " + "a@b.example, ".repeat(100_000) + "\n\n"),
        row("10^5 To fields", from + "To: a@b.example\n".repeat(100_000) + "\n\n"),
        row("deep comments", "From: " + "(".repeat(100_000) + "a@b.example\n\n"),
        row("open quotes", "From: " + "\"".repeat(100_001) + "a@b.example\n\n"),
        row("open angles", "From: " + "<".repeat(100_000) + "a@b.example\n\n"),
        row("groups", "From: " + "a:".repeat(100_000) + "a@b.example\n\n"),
        row("one long line", from + "Subject: " + "x".repeat(5_000_000) + "\n\n"),
        row(
            "long boundary",
            from
                + "Content-Type: multipart/mixed; boundary="
                + "x".repeat(100_000)
                + "\n\n"
                + "--x\n".repeat(100_000)),
        row(
            "false boundaries",
            from
                + "Content-Type: multipart/mixed; boundary="
                + "-".repeat(60)
                + "\n\n"
                + "-".repeat(2_000_000)),
        row(
            "10^5 empty parts",
            from + "Content-Type: multipart/mixed; boundary=x\n\n" + "--x\n\n".repeat(100_000)),
        row(
            "10^5 parameters",
            from + "Content-Type: text/plain" + "; a=b".repeat(100_000) + "\n\n"),
        row(
            "10^5 continued parameters",
            from + "Content-Type: text/plain; " + continuations() + "\n\nx"),
        row("200,000 open divs", from + "Content-Type: text/html\n\n" + "<div>".repeat(200_000)),
        row(
            "200,000 open tables",
            from + "Content-Type: text/html\n\n" + "<table><tr><td>".repeat(70_000)),
        row(
            "200,000 open formatting",
            from + "Content-Type: text/html\n\n" + "<b><i>".repeat(100_000)),
        row(
            "misnested formatting",
            from + "Content-Type: text/html\n\n" + "<a><b></a>".repeat(50_000)),
        row("a long comment", from + "Content-Type: text/html\n\n" + "<!--".repeat(200_000)),
        row(
            "a million attributes",
            from + "Content-Type: text/html\n\n<p " + "a ".repeat(500_000) + ">"),
        row("multiparts in a row", from + multiparts()),
        row("NUL", from + "Subject: a\0b\n\n\0\0\0"),
        row("only NUL", "\0".repeat(100_000)),
        row("only CR LF", "\n".repeat(100_000)),
        row("only spaces", " ".repeat(1_000_000)),
        row("date", from + "Date: " + "1".repeat(1_000_000) + "\n\n"),
        row("date", from + "Date: " + " (".repeat(200_000) + "\n\n"));
  }

  private static String continuations() {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < 20_000; index++) {
      text.append("name*").append(index).append("=x;\n ");
    }
    return text.append("z=z").toString();
  }

  private static String multiparts() {
    StringBuilder text = new StringBuilder("Content-Type: multipart/mixed; boundary=x\n\n");
    for (int index = 0; index < 20_000; index++) {
      text.append("--x\nContent-Type: multipart/mixed; boundary=y\n\n--y\n\na\n--y--\n");
    }
    return text.append("--x--\n").toString();
  }

  private static Object[] row(String what, String message) {
    return new Object[] {what, Mails.bytes(message)};
  }

  /// Forty levels of 5 MB: each level that copied what lies below would cost as much again.
  @Test
  void readShouldNotCopyALargeMessageForEachLevel() throws Exception {
    String deep = new String(Mails.nested(40), ISO_8859_1);
    byte[] message = deep.replace("the middle", "x".repeat(5_000_000)).getBytes(ISO_8859_1);

    MailContent content = MimeReader.read(message);

    assertThat(content.text().orElseThrow()).hasSize(5_000_000);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void readShouldSurviveTruncation(byte[] message) {
    for (int length = 0; length < message.length; length += 97) {
      readAll(Arrays.copyOf(message, length));
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void readShouldSurviveChangedBytes(byte[] message) {
    Random random = new Random(5);
    for (int round = 0; round < 1_500; round++) {
      byte[] changed = message.clone();
      for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
        changed[random.nextInt(changed.length)] =
            random.nextInt(3) == 0
                ? (byte) random.nextInt(256)
                : (byte) "\r\n =?\"<>();:,@*%-/\\'".charAt(random.nextInt(19));
      }
      readAll(changed);
    }
  }

  @Test
  void readShouldSurviveRandomBytes() {
    Random random = new Random(6);
    for (int round = 0; round < 1_000; round++) {
      byte[] message = new byte[random.nextInt(4_000)];
      random.nextBytes(message);
      readAll(message);
      readAll(concat("From: a@b.example\r\nContent-Type: multipart/mixed; boundary=", message));
      readAll(concat("From: a@b.example\r\nContent-Type: text/html\r\n\r\n", message));
    }
  }

  /// Random header values out of the characters that parsers trip over.
  @Test
  void readShouldSurviveRandomFields() {
    Random random = new Random(7);
    List<String> names =
        List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Content-Type",
            "Content-ID",
            "Content-Disposition",
            "Content-Transfer-Encoding");
    for (int round = 0; round < 20_000; round++) {
      StringBuilder message = new StringBuilder("From: a@b.example\n");
      for (int fields = 1 + random.nextInt(3); fields > 0; fields--) {
        message.append(names.get(random.nextInt(names.size()))).append(": ");
        for (int tokens = random.nextInt(9); tokens > 0; tokens--) {
          message.append(token(random));
        }
        message.append('\n');
      }
      readAll(Mails.latin1(message + "\nbody\n--x\n\n--x--\n"));
    }
  }

  private static String token(Random random) {
    List<String> tokens =
        List.of(
            "a",
            "@",
            "b.example",
            "<",
            ">",
            "(",
            ")",
            "\"",
            "\\",
            ",",
            ";",
            ":",
            "=",
            "*",
            "'",
            "''",
            "%",
            "%4",
            "%C3",
            " ",
            "\n ",
            "=?utf-8?Q?",
            "=?utf-8?B?",
            "?=",
            "multipart/mixed",
            "message/rfc822",
            "text/html",
            "boundary=x",
            "filename*0*=",
            "filename*=",
            "name=",
            "charset=",
            "utf-16",
            "base64",
            "quoted-printable",
            "uuencode",
            "attachment",
            "inline",
            "Mon, ",
            "21 Nov ",
            "2026 ",
            "10:00",
            "+9999",
            "[",
            "]",
            "\u00fc",
            "\t",
            "0",
            "-");
    return tokens.get(random.nextInt(tokens.size()));
  }

  static List<byte[]> messages() {
    return Mails.valid();
  }

  private static byte[] concat(String start, byte[] end) {
    byte[] first = start.getBytes(ISO_8859_1);
    byte[] all = Arrays.copyOf(first, first.length + end.length);
    System.arraycopy(end, 0, all, first.length, end.length);
    return all;
  }

  /// Reads the message and every part of it.
  private static void readAll(byte[] message) {
    try {
      for (MailPart part : MimeReader.read(message).parts()) {
        try (InputStream content = part.content().open()) {
          content.readAllBytes();
        }
      }
    } catch (MalformedMailException refused) {
      assertThat(refused).hasMessageMatching("The [A-Za-z1 ]+\\.");
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError other) {
      fail("for: " + new String(message, 0, Math.min(message.length, 2_000), ISO_8859_1), other);
    }
  }
}
