package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.testing.Mails;

/// Messages that parse in two ways: rules see both (threat 38).
class TwoReadingsTest {
  private static final String SECRET = "the secret word";
  private static final Pattern WORD = Pattern.compile("secret\\d*word");

  @ParameterizedTest
  @MethodSource
  void readShouldShowRulesEveryReading(String what, String rest) throws Exception {
    MailContent content = MimeReader.read(Mails.withFields(rest));

    assertThat(String.join("\n", content.searchableTexts())).as(what).contains(SECRET);
  }

  static List<Object[]> readShouldShowRulesEveryReading() {
    String base64 = Mails.base64("<p>" + SECRET + "</p>");
    String plain = Mails.base64(SECRET);
    return List.of(
        row("type twice, multipart last", type("text/plain") + mixed("b", "", SECRET)),
        row(
            "type twice, multipart first",
            type("multipart/mixed; boundary=b") + type("text/plain") + "\n" + SECRET + "\n--b--"),
        row(
            "two boundaries, first is ours",
            type("multipart/mixed; boundary=a; boundary=b")
                + "\n--a\n\nfirst\n--a--\n--b\n"
                + type("text/plain")
                + encoding("base64")
                + "\n"
                + plain
                + "\n--b--\n"),
        row(
            "two boundaries, other order",
            type("multipart/mixed; boundary=b; boundary=a")
                + "\n--a\n\nfirst\n--a--\n--b\n"
                + encoding("base64")
                + "\n"
                + plain
                + "\n--b--\n"),
        row(
            "boundary in pieces",
            type("multipart/mixed; boundary*0=\"one\"; boundary*1=\"two\"")
                + "\n--onetwo\n"
                + encoding("base64")
                + "\n"
                + plain
                + "\n--onetwo--\n--one\n\nx\n--one--"),
        row(
            "boundary plain and in RFC 2231",
            type("multipart/mixed; boundary=a; boundary*=us-ascii''b")
                + "\n--a\n\nx\n--a--\n--b\n"
                + encoding("base64")
                + "\n"
                + plain
                + "\n--b--\n"),
        row(
            "boundary begins another line",
            type("multipart/mixed; boundary=mix")
                + "\n--mix\n\nfirst\n--mixture\n"
                + encoding("base64")
                + "\n"
                + plain
                + "\n--mix--\n"),
        row(
            "boundary that nothing names",
            type("multipart/mixed; boundary=mix")
                + "\n--mix\n\nfirst\n--other\n"
                + type("text/html")
                + encoding("base64")
                + "\n"
                + base64
                + "\n--mix--\n"),
        row(
            "parts behind the end",
            mixed("mix", "", "first")
                + "--mix\n"
                + encoding("base64")
                + "\n"
                + plain
                + "\n--mix--\n"),
        row("no end", type("multipart/mixed; boundary=m") + "\n--m\n\n" + SECRET),
        row("multipart without delimiter", type("multipart/mixed; boundary=m") + "\n" + SECRET),
        row(
            "encoding twice",
            type("text/plain") + encoding("7bit") + encoding("base64") + "\n" + plain + "."),
        row(
            "encoding twice, other order",
            type("text/plain") + encoding("base64") + encoding("7bit") + "\n" + SECRET),
        row("encoding behind a comment", encoding("(x) base64") + "\n" + plain + "."),
        row("encoding with more", encoding("base64 garbage") + "\n" + plain),
        row("encoding in quotes", encoding("\"base64\"") + "\n" + plain + "."),
        row("two encodings in one", encoding("7bit, base64") + "\n" + plain + "."),
        row(
            "charset twice",
            type("text/plain; charset=utf-8; charset=utf-16be")
                + encoding("base64")
                + "\n"
                + Base64.getEncoder().encodeToString(SECRET.getBytes(UTF_16BE))),
        row(
            "two types in one field",
            type("text/plain; multipart/mixed; boundary=b")
                + "\n--b\n"
                + encoding("base64")
                + "\n"
                + plain
                + "\n--b--\n"),
        row(
            "encoded multipart",
            type("multipart/mixed; boundary=b")
                + encoding("base64")
                + "\n"
                + Mails.base64("--b\r\n\r\n" + SECRET + "\r\n--b--\r\n")),
        row(
            "encoded multipart, encoded part",
            type("multipart/mixed; boundary=b")
                + encoding("base64")
                + "\n"
                + Mails.base64(
                    "--b\r\nContent-Transfer-Encoding: base64\r\n\r\n" + plain + "\r\n--b--\r\n")),
        row(
            "encoded message",
            type("message/rfc822")
                + encoding("base64")
                + "\n"
                + Mails.base64("Subject: x\r\n\r\n" + SECRET)),
        row(
            "several subjects inside",
            type("message/rfc822") + "\nSubject: one\nSubject: " + SECRET + "\n\nx"),
        row(
            "alternatives that differ",
            type("multipart/alternative; boundary=b")
                + "\n--b\n\nharmless\n--b\n"
                + type("text/html")
                + "\n<p>"
                + SECRET
                + "</p>\n--b--"),
        row("padding inside", encoding("base64") + "\n" + Mails.base64("x") + "\n" + plain),
        row("long lines", encoding("base64") + "\n" + "  " + plain.replace("", " ")),
        row(
            "text before the parts",
            type("multipart/mixed; boundary=b") + "\n" + SECRET + "\n--b\n\nx\n--b--"),
        row("text behind the parts", mixed("b", "", "x") + SECRET),
        row("line without colon", "nonsense\n\n" + SECRET),
        row("soft line breaks", encoding("quoted-printable") + "\nthe sec=\nret word"),
        row("soft line breaks, blanks", encoding("quoted-printable") + "\nthe sec= \t\nret word"),
        row("lower case hex", encoding("quoted-printable") + "\nthe secret=20wor=64"),
        row("UTF-7", type("text/plain; charset=utf-7") + "\nthe+ACA-secret+ACA-word"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attachment; filename=a.txt; filename=secret.pdf",
        "attachment; filename=secret.pdf; filename=a.txt",
        "attachment; filename=a.txt; filename*=utf-8''secret.pdf",
        "attachment; filename=a.txt; filename*0=sec; filename*1=ret.pdf",
        "attachment; filename=a.txt; filename*0*=us-ascii'en'%73ec; filename*1=ret.pdf",
        "attachment; filename=\"=?utf-8?Q?secret=2Epdf?=\"",
        "attachment; filename==?utf-8?Q?secret=2Epdf?=",
        "attachment; filename = \"secret.pdf",
        "attachment; filename=secret.pdf (comment)",
        "attachment; FILENAME=\"secret\\.pdf\"",
        "attachment\nContent-Disposition: attachment; filename=secret.pdf",
        "attachment; filename=a.txt\nContent-Type: application/pdf; name=secret.pdf",
      })
  void readShouldKnowEveryNameOfAnAttachment(String disposition) throws Exception {
    String part = "Content-Disposition: " + disposition + "\n\nx";

    MailContent content =
        MimeReader.read(
            Mails.withFields(
                type("multipart/mixed; boundary=b") + "\n--b\n\nx\n--b\n" + part + "\n--b--\n"));

    assertThat(names(content)).contains("secret.pdf");
  }

  @Test
  void readShouldRefuseAFromFieldOfSeveral() {
    String rest = "To: b@b.example\nSubject: x\n\nx\n";

    for (String from :
        List.of(
            "From: a@contoso.example, b@partner.example\n",
            "From: a@contoso.example\nFrom: b@partner.example\n",
            "From: g: a@contoso.example, b@partner.example;\n")) {
      assertThatExceptionOfType(MalformedMailException.class)
          .as(from)
          .isThrownBy(() -> MimeReader.read(Mails.bytes(from + rest)));
    }
  }

  @Test
  void readShouldTakeAnAuthorWrittenTwice() throws Exception {
    byte[] message = Mails.bytes("From: A <a@contoso.example>, a@contoso.example\n\nx\n");

    assertThat(MimeReader.read(message).from().address()).hasToString("a@contoso.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Subject", "To", "Cc", "Date", "Message-ID", "Sender", "Reply-To"})
  void readShouldNoteFieldsThatSayTwoThings(String name) throws Exception {
    String twice = name + ": <one@a.example>\n" + name + ": <two@a.example>\n\nx";

    assertThat(MimeReader.read(Mails.withFields(twice)).otherReadings().differ()).isTrue();
  }

  @Test
  void readShouldFindOneReadingInUsualMail() throws Exception {
    List<byte[]> usual = new ArrayList<>(Mails.valid());
    usual.add(Mails.withFields("Subject: [encrypt] The offer\n\nx"));
    usual.add(
        Mails.withFields(
            type("text/plain; charset=\"utf-8\"; format=flowed")
                + encoding("QUOTED-PRINTABLE")
                + "\nx\n-- \nAnna\n--\n\ny"));
    usual.add(
        Mails.withFields(
            type("multipart/mixed; boundary=\"a b\"")
                + "\nThis is a multi-part message in MIME format.\n--a b\n\nx\n--a b--\n\n"));

    for (byte[] message : usual) {
      assertThat(MimeReader.read(message).otherReadings().differ()).isFalse();
    }
  }

  @Test
  void readShouldRefuseMoreWaysThanAnybodyNeeds() {
    StringBuilder types = new StringBuilder();
    for (int index = 0; index < 30; index++) {
      types.append(type("text/plain; charset=x" + index));
    }

    assertThatExceptionOfType(MalformedMailException.class)
        .isThrownBy(() -> MimeReader.read(Mails.withFields(types + "\nx")));
  }

  /// Whatever another parser would show to a user is among what rules see, for messages put
  /// together by chance out of everything that parsers quarrel about.
  @Test
  void readShouldSeeWhatAnotherParserSees() throws IOException {
    Random random = new Random(38);
    int compared = 0;
    for (int round = 0; round < 4000; round++) {
      String source = randomMessage(random);
      byte[] message = Mails.bytes(source);
      MailContent ours;
      try {
        ours = MimeReader.read(message);
      } catch (MalformedMailException refused) {
        continue;
      }
      SecondReader theirs = SecondReader.of(message);
      compared++;

      String seen = squeezed(String.join("\n", ours.searchableTexts()) + attached(ours));
      for (String text : theirs.texts()) {
        Matcher word = WORD.matcher(squeezed(text));
        while (word.find()) {
          assertThat(seen).as("round %d: %s", round, source).contains(word.group());
        }
      }
      for (String name : theirs.names()) {
        assertThat(names(ours)).as("round %d: %s", round, source).contains(name);
      }
    }

    assertThat(compared).isGreaterThan(3000);
  }

  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "text/html",
          "text/plain; charset=utf-8",
          "text/plain; charset=utf-8; charset=utf-16le",
          "text/plain; text/html",
          "TEXT/PLAIN; charset=\"us-ascii",
          "text",
          "multipart/mixed; boundary=b",
          "multipart/mixed; boundary=\"b\"",
          "multipart/mixed; boundary=\"b \"",
          "multipart/mixed; boundary=b (comment)",
          "multipart/mixed; boundary=a; boundary=b",
          "multipart/alternative; boundary=b; boundary=a",
          "multipart/mixed; boundary*0=b; boundary*1=a",
          "multipart/mixed; boundary*=us-ascii''b",
          "multipart/related; boundary=ba",
          "multipart/mixed",
          "application/octet-stream; name=named.bin",
          "message/rfc822");
  private static final List<String> ENCODINGS =
      List.of("7bit", "8bit", "base64", "base64 x", "quoted-printable", "Base64", "x", "binary");
  private static final List<String> DISPOSITIONS =
      List.of(
          "inline",
          "attachment",
          "attachment; filename=one.txt",
          "attachment; filename=one.txt; filename=two.txt",
          "attachment; filename=\"one two.txt\"",
          "inline; filename=three.txt",
          "attachment; filename*0=fo; filename*1=ur.txt",
          "attachment; filename=one.txt; filename*=utf-8''five.txt");

  private static String randomMessage(Random random) {
    StringBuilder message = new StringBuilder("From: a@b.example\nSubject: x\nMIME-Version: 1.0\n");
    fields(message, random);
    message.append('\n');
    int lines = 1 + random.nextInt(8);
    for (int line = 0; line < lines; line++) {
      content(message, random);
    }
    return message.toString();
  }

  private static void fields(StringBuilder message, Random random) {
    for (int count = random.nextInt(3); count > 0; count--) {
      message.append(type(one(TYPES, random)));
    }
    for (int count = random.nextInt(3); count > 0; count--) {
      message.append(encoding(one(ENCODINGS, random)));
    }
    if (random.nextInt(3) == 0) {
      message.append("Content-Disposition: ").append(one(DISPOSITIONS, random)).append('\n');
    }
  }

  private static void content(StringBuilder message, Random random) {
    String secret = "secret" + random.nextInt(1000) + " word";
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> {
        message.append("--").append(one(List.of("a", "b", "ba", "b ", "bax", "c"), random));
        message.append('\n');
        fields(message, random);
        message.append('\n');
      }
      case 3 -> message.append("--").append(one(List.of("a", "b", "ba"), random)).append("--\n");
      case 4, 5 -> message.append(secret).append('\n');
      case 6 -> message.append("<p>").append(secret).append("</p>\n");
      case 7 ->
          message.append(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8))).append('\n');
      default -> message.append("sec=\nret word=20\n");
    }
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\s\\p{C}]+", "").toLowerCase(Locale.ROOT);
  }

  private static List<String> names(MailContent content) {
    List<String> names = new ArrayList<>(content.otherReadings().attachmentNames());
    for (MailPart part : content.parts()) {
      part.fileName().ifPresent(names::add);
    }
    return names;
  }

  /// The inspector looks into it.
  private static String attached(MailContent content) throws IOException {
    StringBuilder all = new StringBuilder();
    for (MailPart part : content.parts()) {
      try (InputStream octets = part.content().open()) {
        all.append('\n').append(new String(octets.readAllBytes(), UTF_8));
      }
    }
    return all.toString();
  }

  private static Object[] row(String what, String rest) {
    return new Object[] {what, rest};
  }

  private static String type(String value) {
    return "Content-Type: " + value + "\n";
  }

  private static String encoding(String value) {
    return "Content-Transfer-Encoding: " + value + "\n";
  }

  private static String mixed(String boundary, String fields, String text) {
    return type("multipart/mixed; boundary=" + boundary)
        + "\n--"
        + boundary
        + "\n"
        + fields
        + "\n"
        + text
        + "\n--"
        + boundary
        + "--\n";
  }
}
