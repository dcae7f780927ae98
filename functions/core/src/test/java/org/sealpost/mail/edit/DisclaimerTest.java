package org.sealpost.mail.edit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.RawMessage;
import org.sealpost.mail.edit.MessageEdit.AddDisclaimer;
import org.sealpost.mail.edit.MessageEdit.DisclaimerFallback;
import org.sealpost.mail.edit.MessageEdit.DisclaimerLocation;
import org.sealpost.mail.edit.MessageEdit.PrependSubject;
import org.sealpost.mail.edit.MessageEdit.RemoveHeader;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.testing.Mails;
import org.sealpost.testing.RandomMails;

class DisclaimerTest {
  private static final String HTML = "<p>For your <b>eyes</b> only – Größe 12 €</p>";
  private static final String TEXT = "For your eyes only – Größe 12 €";
  private static final AddDisclaimer APPEND = disclaimer(HTML, DisclaimerLocation.APPEND);
  private static final AddDisclaimer PREPEND = disclaimer(HTML, DisclaimerLocation.PREPEND);
  private static final AddDisclaimer ASCII =
      disclaimer("<p>For your eyes only</p>", DisclaimerLocation.APPEND);

  private static AddDisclaimer disclaimer(String html, DisclaimerLocation location) {
    return new AddDisclaimer(html, location, DisclaimerFallback.WRAP);
  }

  private static MailContent read(byte[] message, MessageEdit... edits) throws Exception {
    byte[] edited = Edits.made(message, edits);
    assertThatCode(() -> RawMessage.check(edited)).doesNotThrowAnyException();
    return MimeReader.read(edited);
  }

  private static String raw(byte[] message, MessageEdit... edits) {
    return new String(Edits.made(message, edits), ISO_8859_1);
  }

  @Nested
  class Texts {
    @Test
    void appendShouldFollowThePlainText() throws Exception {
      MailContent mail = read(Mails.plain(), APPEND);

      assertThat(mail.text()).contains("Dear Bob,\r\nthe price is 12 €.\r\n\r\n" + TEXT + "\r\n");
      assertThat(mail.html()).isEmpty();
      assertThat(mail.parts()).isEmpty();
    }

    @Test
    void prependShouldPrecedeThePlainText() throws Exception {
      assertThat(read(Mails.plain(), PREPEND).text())
          .contains(TEXT + "\r\n\r\nDear Bob,\r\nthe price is 12 €.\r\n");
    }

    @Test
    void bothAlternativesShouldSayIt() throws Exception {
      for (AddDisclaimer edit : List.of(APPEND, PREPEND)) {
        MailContent mail = read(Mails.complete(), edit);

        assertThat(mail.text().orElseThrow()).contains("Dear Bob in text", TEXT);
        assertThat(Jsoup.parse(mail.html().orElseThrow()).text()).contains("Dear Bob", TEXT);
        assertThat(mail.html().orElseThrow()).contains("cid:logo@contoso.example");
        assertThat(mail.parts()).hasSize(2);
      }
    }

    @Test
    void bareTextShouldBecomeMime() throws Exception {
      String edited = raw(Mails.bare(), APPEND);

      assertThat(edited).contains("MIME-Version: 1.0", "charset=utf-8", "quoted-printable");
      assertThat(MimeReader.read(edited.getBytes(ISO_8859_1)).text())
          .contains("Hello.\r\n\r\n" + TEXT + "\r\n");
    }

    @Test
    void anEmptyBodyShouldHoldItAlone() throws Exception {
      for (String message :
          List.of("From: a@b.example\n\n", "From: a@b.example\n", "From: a@b.example")) {
        assertThat(read(Mails.bytes(message), APPEND).text()).contains(TEXT + "\r\n");
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "windows-1251", "gb18030", "iso-2022-jp", "utf-16le"})
    void charsetsShouldKeepTheTextAndTakeTheDisclaimer(String label) throws Exception {
      Charset charset = Charset.forName(label);
      String said = charset.newEncoder().canEncode('ü') ? "Grüße" : "日本語".repeat(1);
      String text = charset.newEncoder().canEncode(said.charAt(0)) ? said : "слово";
      byte[] message =
          Mails.withFields(
              "Content-Type: text/plain; charset=%s; x=y\nContent-Transfer-Encoding: base64\n\n%s\n"
                  .formatted(
                      label,
                      Base64.getEncoder().encodeToString((text + "\r\n").getBytes(charset))));

      MailContent ascii = read(message, ASCII);
      MailContent unicode = read(message, APPEND);

      assertThat(ascii.text()).contains(text + "\r\n\r\nFor your eyes only\r\n");
      assertThat(unicode.text()).contains(text + "\r\n\r\n" + TEXT + "\r\n");
      assertThat(unicode.header("Content-Type").toList())
          .singleElement()
          .asString()
          .contains("x=y");
    }

    @Test
    void anAsciiDisclaimerShouldKeepOctetsOfAnyCharset() throws Exception {
      byte[] message =
          Mails.latin1(
              "From: a@b.example\nContent-Type: text/plain; charset=x-unknown\n\nGr\u00fc\u00dfe\n");

      MailContent mail = read(message, ASCII);

      assertThat(mail.text()).contains("Grüße\r\n\r\nFor your eyes only\r\n");
      assertThat(mail.charsets()).containsExactly("x-unknown");
    }

    @Test
    void flowedTextShouldNotFlowIntoTheDisclaimer() throws Exception {
      byte[] message =
          Mails.withFields("Content-Type: text/plain; format=flowed\n\nends with a space \n");
      String longText = "> quoted " + "word ".repeat(40);

      String text =
          read(message, disclaimer("<p>" + longText + "</p>", DisclaimerLocation.APPEND))
              .text()
              .orElseThrow();

      assertThat(text).startsWith("ends with a space \r\n\r\n >");
      assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(79));
      assertThat(text.substring(22).replace(" \r\n", " ").strip()).isEqualTo(longText.strip());
    }

    @Test
    void twoDisclaimersShouldStandInOrder() throws Exception {
      assertThat(read(Mails.plain(), ASCII, APPEND).text().orElseThrow())
          .containsSubsequence("Dear Bob", "For your eyes only\r\n", TEXT);
    }

    @Test
    void aCalendarShouldStayAnAlternative() throws Exception {
      byte[] message =
          Mails.withFields("Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n");

      MailContent mail = read(message, APPEND);

      assertThat(mail.header("Content-Type").findFirst().orElseThrow())
          .startsWith("multipart/alternative");
      assertThat(mail.text().orElseThrow()).contains(TEXT);
      assertThat(mail.searchableTexts()).anyMatch(text -> text.contains("VCALENDAR"));
    }

    @Test
    void aMailWithoutTextShouldGetABody() throws Exception {
      byte[] message =
          Mails.withFields(
              """
              Content-Type: application/pdf; name=a.pdf
              Content-Transfer-Encoding: base64

              JVBERi0=
              """);

      MailContent mail = read(message, APPEND);

      assertThat(mail.text()).contains(TEXT + "\r\n");
      assertThat(Jsoup.parse(mail.html().orElseThrow()).text()).isEqualTo(TEXT);
      assertThat(mail.parts()).hasSize(1);
      assertThat(octets(mail.parts().getFirst())).isEqualTo("%PDF-".getBytes(US_ASCII));
      assertThat(mail.header("MIME-Version")).containsExactly("1.0");
    }

    @Test
    void attachedTextsShouldStay() throws Exception {
      byte[] message =
          Mails.withFields(
              """
              Content-Type: multipart/mixed; boundary=m

              --m
              Content-Type: text/plain
              Content-Disposition: attachment; filename=notes.txt

              notes
              --m
              Content-Type: text/plain

              the body
              --m--
              """);

      String edited = raw(message, ASCII);

      assertThat(edited).contains("filename=notes.txt\r\n\r\nnotes\r\n--m\r\n");
      assertThat(MimeReader.read(edited.getBytes(ISO_8859_1)).text())
          .contains("the body\r\n\r\nFor your eyes only\r\n");
    }

    /// A sender who knows the disclaimer cannot make it end a part.
    @Test
    void aBoundaryLikeTheDisclaimerShouldNotDivideIt() throws Exception {
      byte[] message =
          Mails.withFields(
              """
              Content-Type: multipart/mixed; boundary="- legal"

              --- legal
              Content-Type: text/plain

              the body
              --- legal--
              """);

      MailContent mail =
          read(message, disclaimer("<p>--- legal</p><p>Notice</p>", DisclaimerLocation.APPEND));

      assertThat(mail.text()).contains("the body\r\n\r\n--- legal\r\n\r\nNotice\r\n");
    }
  }

  @Nested
  class Html {
    private String disclaimed(String html, AddDisclaimer edit) throws Exception {
      byte[] message =
          Mails.bytes(
              "From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n" + html + "\n");
      return read(message, edit).html().orElseThrow().stripTrailing();
    }

    static List<String> pages() {
      return List.of(
          "<html><head><style>b{}</style></head><body class=\"a>b\"><p>Größe</p></body></html>",
          "<p>no body at all",
          "",
          "<!DOCTYPE html>\n<html>text",
          "<html><head><title><body></title></head>text</html>",
          "<body>text</body> <!-- </body> -->",
          "<body>text<script>\"</body>\"</script></body>",
          "<body>text<!-- left open",
          "<body>text<textarea>left open",
          "<body>text<a href=\"left open",
          "<BODY\n>text</BODY\n>",
          "<?xml version='1.0'?><html xmlns='x'><body>text</body></html>",
          "<body>text<!-->still text",
          "<body>1 < 2 & 3 </ body>");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aReaderShouldSeeIt(String page) throws Exception {
      for (AddDisclaimer edit : List.of(APPEND, PREPEND)) {
        String edited = disclaimed(page, edit);

        Document seen = Jsoup.parse(edited);
        assertThat(seen.select("body p:contains(" + TEXT + ") b")).hasSize(1);
        assertThat(seen.select("textarea p, title p, script p")).isEmpty();
        assertThat(
                edited
                    .replace("\r\n", "\n")
                    .replaceFirst("<div style=\"margin[^>]*><p>.*?</p></div>\\s*", "")
                    .strip())
            .isEqualTo(page.strip());
      }
    }

    @Test
    void theLocationShouldBeKept() throws Exception {
      assertThat(Jsoup.parse(disclaimed("<body><p>text</p></body>", APPEND)).text())
          .isEqualTo("text " + TEXT);
      assertThat(Jsoup.parse(disclaimed("<body><p>text</p></body>", PREPEND)).text())
          .isEqualTo(TEXT + " text");
    }

    @Test
    void theLabelOfTheCharsetShouldStay() throws Exception {
      byte[] message =
          Mails.latin1(
              "From: a@b.example\nContent-Type: text/html; charset=iso-8859-1\n\n<p>Gr\u00fc\u00dfe\n");

      MailContent mail = read(message, APPEND);

      assertThat(mail.charsets()).containsExactly("iso-8859-1");
      assertThat(Jsoup.parse(mail.html().orElseThrow()).text()).isEqualTo("Grüße " + TEXT);
    }

    @Test
    void htmlInSixteenBitsShouldBecomeUtf8() throws Exception {
      byte[] message =
          Mails.withFields(
              "Content-Type: text/html; charset=utf-16le\nContent-Transfer-Encoding: base64\n\n"
                  + Base64.getEncoder().encodeToString("<body>Grüße</body>".getBytes(UTF_16LE))
                  + "\n");

      MailContent mail = read(message, APPEND);

      assertThat(Jsoup.parse(mail.html().orElseThrow()).text()).isEqualTo("Grüße " + TEXT);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<script>alert(1)</script><p>text</p>",
          "<p onclick=alert(1) style=\"position:fixed;background:url(http://x.example)\">text</p>",
          "<p><a href=\"javascript:alert(1)\">text</a></p>",
          "<p>text<img src=http://x.example/i.png onerror=alert(1)></p>",
          "</div></body></html><p>text</p><iframe src=http://x.example></iframe>",
          "<style>p{}</style><link rel=stylesheet href=http://x.example><p>text</p>",
          "<form action=http://x.example><p>text</p><input></form>",
          "<svg><script>alert(1)</script></svg><p>text</p>",
          "<p style=\"color:red;margin-left:-9999px;width:expression(alert(1))\">text</p>",
          "<p>text<!-- left open</p>"
        })
    void theDisclaimerShouldBeHarmless(String html) throws Exception {
      String edited = disclaimed("<body>x</body>", disclaimer(html, DisclaimerLocation.APPEND));

      Document seen = Jsoup.parse(edited);
      assertThat(seen.text()).contains("text");
      assertThat(
              seen.select(
                  "script, iframe, img, style, link, form, input, svg, [^on], [href^=javascript]"))
          .isEmpty();
      assertThat(edited).doesNotContain("x.example", "9999", "expression", "position", "<!--");
    }

    @Test
    void looksShouldStay() throws Exception {
      String html =
          "<p style=\"font-size:8pt;font-family:'Times New Roman',serif;color:#ff0000\">"
              + "<a href=\"https://contoso.example/legal\">text</a></p>";

      assertThat(disclaimed("<body>x</body>", disclaimer(html, DisclaimerLocation.APPEND)))
          .contains("font-size:8pt", "Times New Roman", "#ff0000", "https://contoso.example/legal");
    }

    @Test
    void anEmptyDisclaimerShouldChangeNothing() {
      byte[] message = Mails.plain();

      assertThat(
              Edits.made(
                  message, disclaimer("<script>x</script><!-- y -->", DisclaimerLocation.APPEND)))
          .isEqualTo(message);
    }
  }

  @Nested
  class Fallback {
    private static final String SIGNED =
        """
        DKIM-Signature: v=1; h=from
        From: a@b.example
        To: bob@partner.example
        Bcc: hidden@partner.example
        Subject: =?utf-8?Q?=C3=9Cber?=
        Date: Sat, 21 Nov 2026 10:00:00 +0000
        Message-ID: <1@b.example>
        X-Kept: yes
        X-Internal: secret
        MIME-Version: 1.0
        Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary=s

        --s
        Content-Type: text/plain

        signed
        --s
        Content-Type: application/pgp-signature

        sig
        --s--
        """;

    static List<String> bodies() {
      return List.of(
          "Content-Type: multipart/encrypted; boundary=e\n\n--e\n\n1\n--e\n\n2\n--e--\n",
          "Content-Type: application/pkcs7-mime; name=smime.p7m\n\nx\n",
          "Content-Type: application/x-pkcs7-mime\n\nx\n",
          """
          Content-Type: multipart/mixed; boundary=m

          --m

          text
          --m
          Content-Type: application/x-microsoft-rpmsg-message; name=message.rpmsg

          x
          --m--
          """,
          """
          Content-Type: multipart/mixed; boundary=m

          --m

          text
          --m
          Content-Type: application/ms-tnef; name=winmail.dat

          x
          --m--
          """,
          "Content-Type: message/rfc822\n\nFrom: x@y.example\n\nnested\n",
          "Content-Type: multipart/mixed; boundary=none\n\nno parts here\n",
          "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: multipart/signed;"
              + " boundary=s\n\n--s\n\nsigned\n--s\n\nsig\n--s--\n--m\n\nfooter\n--m--\n",
          "Content-Type: text/plain\n\n-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n",
          "Content-Type: text/plain\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nabc\n");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void wrapShouldAttachTheMailAsItIs(String body) throws Exception {
      byte[] message = Mails.withFields(body);

      String edited = raw(message, APPEND);

      MailContent mail = MimeReader.read(edited.getBytes(ISO_8859_1));
      assertThat(mail.text()).contains(TEXT + "\r\n");
      assertThat(Jsoup.parse(mail.html().orElseThrow()).text()).isEqualTo(TEXT);
      assertThat(mail.subject()).isEqualTo("[encrypt] The offer");
      assertThat(mail.parts())
          .singleElement()
          .satisfies(part -> assertThat(part.mediaType()).isEqualTo("message/rfc822"));
      assertThat(octets(mail.parts().getFirst())).isEqualTo(message);
    }

    @Test
    void wrapShouldHaveTheSameHeaderAndNothingHidden() throws Exception {
      MailContent mail =
          read(
              Mails.bytes(SIGNED),
              APPEND,
              new PrependSubject("[EXT] "),
              new RemoveHeader("X-Internal"));
      String inner = new String(octets(mail.parts().getFirst()), UTF_8);

      assertThat(mail.subject()).isEqualTo("[EXT] Über");
      assertThat(mail.header("X-Kept")).containsExactly("yes");
      assertThat(mail.header("Message-ID")).containsExactly("<1@b.example>");
      assertThat(mail.header("DKIM-Signature")).isEmpty();
      assertThat(mail.header("X-Internal")).isEmpty();
      assertThat(inner).doesNotContain("hidden@", "X-Internal").contains("--s\r\n", "signed");
      assertThat(inner.substring(inner.indexOf("--s")))
          .isEqualTo(Mails.crlf(SIGNED.substring(SIGNED.indexOf("--s"))));
    }

    @Test
    void ignoreShouldLeaveTheMail() {
      byte[] message = Mails.bytes(SIGNED);

      assertThat(
              Edits.made(
                  message,
                  new AddDisclaimer(HTML, DisclaimerLocation.APPEND, DisclaimerFallback.IGNORE)))
          .isEqualTo(message);
    }

    @Test
    void rejectShouldSayWhyAndWhatToDo() {
      EditedMessage edited =
          MessageEditor.apply(
              Mails.bytes(SIGNED),
              List.of(
                  new AddDisclaimer(HTML, DisclaimerLocation.APPEND, DisclaimerFallback.REJECT)));

      assertThat(edited).isInstanceOf(EditedMessage.Refused.class);
      assertThat(((EditedMessage.Refused) edited).reason()).contains("signed", "Send it without");
    }
  }

  @Test
  void aChangedBodyShouldDropSignatures() {
    byte[] message = Mails.bytes("DKIM-Signature: h=from\nARC-Seal: x\nFrom: a@b.example\n\nx\n");

    assertThat(raw(message, ASCII)).doesNotContain("DKIM", "ARC");
  }

  /// The disclaimer goes where it should and nothing else moves.
  @Test
  void everythingElseShouldStay() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      byte[] message = RandomMails.mail(random);
      MailContent before = MimeReader.read(message);

      for (AddDisclaimer edit : List.of(APPEND, PREPEND, ASCII)) {
        MailContent after = read(message, edit);

        String what = new String(message, ISO_8859_1);
        before
            .text()
            .ifPresent(
                text -> assertThat(after.text().orElseThrow()).as(what).contains(text.strip()));
        assertThat(after.text().or(after::html).map(text -> Jsoup.parse(text).text()).orElse(""))
            .as(what)
            .contains("For your eyes only");
        assertThat(contents(after)).as(what).isEqualTo(contents(before));
      }
    }
  }

  /// Also where the body changes, or another message is made.
  @Test
  void headersShouldAgreeWithWhatLaterRulesSaw() throws Exception {
    Random random = new Random(19);
    List<byte[]> sealed =
        Fallback.bodies().stream().map(Mails::withFields).collect(Collectors.toList());
    for (int round = 0; round < 200; round++) {
      byte[] message =
          round % 4 == 0 ? sealed.get(random.nextInt(sealed.size())) : RandomMails.mail(random);
      List<MessageEdit> edits = new ArrayList<>(List.of(random.nextBoolean() ? APPEND : ASCII));
      for (int count = random.nextInt(4); count > 0; count--) {
        edits.add(random.nextInt(edits.size() + 1), Edits.random(random));
      }

      MailContent after = read(message, edits.toArray(MessageEdit[]::new));

      for (String name : Edits.names(edits)) {
        assertThat(after.header(name))
            .as("%s after %s of %s", name, edits, new String(message, ISO_8859_1))
            .containsExactlyElementsOf(
                EditedHeaders.of(MimeReader.read(message).headers(), edits).stream()
                    .filter(field -> field.isNamed(name))
                    .map(HeaderField::value)
                    .toList());
      }
    }
  }

  @Test
  void disclaimersShouldNotThrowWhereverAMessageEnds() {
    for (byte[] message :
        List.of(Mails.complete(), Mails.forwarding(), Mails.bytes(Fallback.SIGNED))) {
      for (int length = 0; length <= message.length; length++) {
        byte[] cut = Arrays.copyOf(message, length);

        assertThatCode(() -> Edits.made(cut, APPEND)).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void strangeBuildsShouldBeWrapped() throws Exception {
    for (byte[] message : List.of(Mails.nested(60), Mails.ofParts(1001))) {
      assertThat(raw(message, APPEND)).contains("message/rfc822");
    }
    assertThat(read(Mails.ofParts(999), ASCII).text().orElseThrow()).contains("eyes only");
    assertThat(read(Mails.nested(40), ASCII).text().orElseThrow()).contains("eyes only");
  }

  @Test
  void twentyFiveMegabytesShouldStayWhole() throws Exception {
    byte[] body = "<p>".repeat(25_000_000 / 3).getBytes(US_ASCII);
    byte[] head = Mails.bytes("From: a@b.example\nContent-Type: text/html\n\n");
    byte[] message = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, message, head.length, body.length);

    byte[] edited = Edits.made(message, ASCII);

    assertThat(edited.length).isBetween(message.length, message.length * 11 / 10);
  }

  private static byte[] octets(MailPart part) throws IOException {
    try (InputStream content = part.content().open()) {
      return content.readAllBytes();
    }
  }

  private static List<String> contents(MailContent mail) throws IOException {
    List<String> contents = new ArrayList<>();
    for (MailPart part : mail.parts()) {
      contents.add(
          part.mediaType()
              + part.fileName()
              + part.contentId()
              + part.inline()
              + new String(octets(part), ISO_8859_1));
    }
    return contents;
  }
}
