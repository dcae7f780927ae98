package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.MessageId;
import org.sealpost.testing.Mails;

class MimeReaderTest {
  @Nested
  class Header {
    @Test
    void readShouldGiveTheUsualFields() throws Exception {
      MailContent content = MimeReader.read(Mails.plain());

      assertThat(content.from().label()).isEqualTo("Anna Author");
      assertThat(content.from().address()).isEqualTo(EmailAddress.of("anna@contoso.example"));
      assertThat(content.to())
          .extracting(Mailbox::address)
          .containsExactly(EmailAddress.of("bob@partner.example"));
      assertThat(content.cc()).isEmpty();
      assertThat(content.subject()).isEqualTo("[encrypt] The offer");
      assertThat(content.sentAt()).contains(Instant.parse("2026-11-21T10:00:00Z"));
      assertThat(content.messageId()).contains(new MessageId("<offer-1@contoso.example>"));
    }

    @ParameterizedTest
    @MethodSource
    void readShouldDecodeTheSubject(String field, String expected) throws Exception {
      byte[] message = Mails.bytes("From: a@contoso.example\nSubject: " + field + "\n\nbody\n");

      assertThat(MimeReader.read(message).subject()).isEqualTo(expected);
      assertThat(MimeReader.read(message).header("subject")).containsExactly(expected);
    }

    static List<String[]> readShouldDecodeTheSubject() {
      return List.of(
          row("plain", "plain"),
          row("", ""),
          row("=?utf-8?Q?=5Bencrypt=5D_=C3=9Cbersicht?=", "[encrypt] Übersicht"),
          row("=?ISO-8859-1?Q?=DCbersicht?=", "Übersicht"),
          row("=?UTF-8?B?" + Mails.base64("[encrypt] Ü") + "?=", "[encrypt] Ü"),
          row("=?utf-8?Q?[enc?=\n =?utf-8?Q?rypt]?=", "[encrypt]"),
          row("folded\n and\n\tfolded", "folded and\tfolded"),
          row("raw Übersicht", "raw Übersicht"),
          row(
              "=?x-nowhere?Q?strange?= =?utf-8?Q?=5Bencrypt=5D?=",
              "=?x-nowhere?Q?strange?= [encrypt]"),
          row("=?utf-8?Q?open", "=?utf-8?Q?open"),
          row("=?utf-8*en?Q?language?=", "language"));
    }

    @Test
    void readShouldReadRawLatin1Fields() throws Exception {
      byte[] message = Mails.latin1("From: a@contoso.example\nSubject: Übersicht\n\nbody\n");

      assertThat(MimeReader.read(message).subject()).isEqualTo("Übersicht");
    }

    @Test
    void readShouldKeepAllFieldsInOrder() throws Exception {
      byte[] message = Mails.bytes("X: 1\nFrom: a@contoso.example\nX: 2\nSubject: s\nx: 3\n\n");

      assertThat(MimeReader.read(message).header("X")).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "Anna <anna@contoso.example> | anna@contoso.example | Anna",
          "anna@contoso.example | anna@contoso.example | anna@contoso.example",
          "\"ceo@contoso.example\" <eve@evil.example> | eve@evil.example | ceo@contoso.example",
          "=?utf-8?Q?ceo=40contoso.example?= <eve@evil.example> | eve@evil.example |"
              + " ceo@contoso.example",
          "ceo@contoso.example <eve@evil.example> | eve@evil.example | ceo@contoso.example",
          "anna@contoso.example (Anna) | anna@contoso.example | Anna",
          "\"Author, Anna\" <anna@contoso.example> | anna@contoso.example | Author, Anna",
          "Änna <anna@contoso.example> | anna@contoso.example | Änna",
          "\"Anna =?utf-8?Q?=0D=0ABcc:_x=40y?=\" <anna@contoso.example> | anna@contoso.example |"
              + " Anna  Bcc: x@y",
          "=?utf-8?Q?Anna=0D=0ABcc=3A_x=40y?= <anna@contoso.example> | anna@contoso.example |"
              + " Anna Bcc: x@y",
        })
    void readShouldTakeTheAuthorFromFrom(String from, String address, String label)
        throws Exception {
      Mailbox author = MimeReader.read(Mails.bytes("From: " + from + "\n\nbody\n")).from();

      assertThat(author.address()).hasToString(address);
      assertThat(author.label()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Subject: none\n\n",
          "",
          "\n",
          "From: a@b.example\nFrom: a@b.example\n\n",
          "From: a@b.example\nfrom: c@d.example\n\n",
          "From: a@b.example\nFrom : c@d.example\n\n",
          "From: <anna@contoso.example>, <eve@evil.example>\n\n",
          "From:\n\n",
          "From: Anna\n\n",
          "From: Anna <>\n\n",
          "From: undisclosed-recipients:;\n\n",
          "From: friends: a@b.example, c@d.example;\n\n",
          "From: a@[192.0.2.1]\n\n",
          "From: a@b@c.example\n\n",
          "Subject: x\n\nFrom: a@b.example\n"
        })
    void readShouldRefuseWithoutOneAuthor(String message) {
      assertThatExceptionOfType(MalformedMailException.class)
          .isThrownBy(() -> MimeReader.read(Mails.bytes(message)));
    }

    @Test
    void readShouldLeaveOutWhatIsNoMessageIdOrDate() throws Exception {
      MailContent content =
          MimeReader.read(
              Mails.bytes("From: a@b.example\nMessage-ID: none\nDate: yesterday\n\nbody\n"));

      assertThat(content.messageId()).isEmpty();
      assertThat(content.sentAt()).isEmpty();
    }

    @Test
    void readShouldReadSeveralToFieldsAndSkipWhatIsNoAddress() throws Exception {
      MailContent content =
          MimeReader.read(
              Mails.bytes(
                  """
                  From: a@b.example
                  To: Bob <bob@partner.example>, nobody, "x" <y>
                  To: carol@partner.example
                  Cc: list: dan@partner.example;

                  """));

      assertThat(content.to())
          .extracting(mailbox -> mailbox.address().toString())
          .containsExactly("bob@partner.example", "carol@partner.example");
    }

    private static String[] row(String field, String expected) {
      return new String[] {field, expected};
    }
  }

  @Nested
  class Body {
    @Test
    void readShouldShowPlainText() throws Exception {
      MailContent content = MimeReader.read(Mails.plain());

      assertThat(content.text()).contains("Dear Bob,\r\nthe price is 12 €.\r\n");
      assertThat(content.html()).isEmpty();
      assertThat(content.parts()).isEmpty();
    }

    @Test
    void readShouldShowHtml() throws Exception {
      MailContent content = MimeReader.read(Mails.html());

      assertThat(content.html()).hasValueSatisfying(html -> assertThat(html).contains("12 €"));
      assertThat(content.text()).isEmpty();
    }

    @Test
    void readShouldPairAlternatives() throws Exception {
      MailContent content = MimeReader.read(Mails.alternative());

      assertThat(content.text()).contains("Dear Bob in text");
      assertThat(content.html()).contains("<p>Dear Bob in HTML</p>");
      assertThat(content.parts()).isEmpty();
    }

    @Test
    void readShouldFindAlternativeInlineImageAndAttachment() throws Exception {
      MailContent content = MimeReader.read(Mails.complete());

      assertThat(content.text()).contains("Dear Bob in text");
      assertThat(content.html()).hasValueSatisfying(html -> assertThat(html).contains("cid:"));
      assertThat(content.parts()).extracting(MailPart::inline).containsExactly(true, false);
      assertThat(content.parts()).extracting(MailPart::number).containsExactly(0, 1);
      assertThat(content.attachments())
          .singleElement()
          .satisfies(
              part -> {
                assertThat(part.fileName()).contains("offer.pdf");
                assertThat(part.mediaType()).isEqualTo("application/pdf");
                assertThat(decoded(part)).isEqualTo("%PDF-1.7 the offer".getBytes(UTF_8));
                assertThat(part.sizeBytes()).isBetween(18L, 20L);
              });
      assertThat(content.parts().getFirst().contentId()).contains("logo@contoso.example");
    }

    @Test
    void readShouldKeepEveryLaterTextAsAPart() throws Exception {
      byte[] message =
          Mails.withFields(
              """
              Content-Type: multipart/mixed; boundary=mix

              --mix
              Content-Type: text/plain

              first
              --mix
              Content-Type: text/html

              <p>second</p>
              --mix
              Content-Type: text/plain

              third
              --mix--
              """);

      MailContent content = MimeReader.read(message);

      assertThat(content.text()).contains("first");
      assertThat(content.html()).isEmpty();
      assertThat(content.parts())
          .extracting(MailPart::mediaType)
          .containsExactly("text/html", "text/plain");
      assertThat(content.searchableTexts()).containsExactly("first", "second", "third");
    }

    /// Every leaf carries a word of its own, and every word is shown or can be downloaded.
    @Test
    void readShouldLoseNoLeaf() throws Exception {
      java.util.Random random = new java.util.Random(4);
      for (int round = 0; round < 300; round++) {
        int[] words = new int[1];
        byte[] message = Mails.withFields(tree(random, 0, words));

        MailContent content = MimeReader.read(message);

        StringBuilder reachable = new StringBuilder();
        Stream.concat(content.text().stream(), content.html().stream()).forEach(reachable::append);
        for (MailPart part : content.parts()) {
          reachable.append(new String(decoded(part), UTF_8));
        }
        for (int word = 0; word < words[0]; word++) {
          assertThat(reachable.toString().split("word" + word + "\\.", -1))
              .as("word %s of %s", word, new String(message, UTF_8))
              .hasSize(2);
        }
      }
    }

    private static String tree(java.util.Random random, int depth, int[] words) {
      if (depth == 4 || random.nextInt(4) == 0) {
        String type =
            List.of("text/plain", "text/html", "image/png", "application/pdf", "text/calendar")
                .get(random.nextInt(5));
        String disposition =
            List.of(
                    "",
                    "Content-Disposition: inline\n",
                    "Content-Disposition: attachment; filename=a.txt\n",
                    "Content-ID: <x@y>\n")
                .get(random.nextInt(4));
        return "Content-Type: " + type + "\n" + disposition + "\nword" + words[0]++ + ".\n";
      }
      String kind = List.of("mixed", "alternative", "related", "unheard-of").get(random.nextInt(4));
      String boundary = "b" + depth + "x" + random.nextInt(1_000_000);
      StringBuilder text =
          new StringBuilder("Content-Type: multipart/" + kind + "; boundary=" + boundary + "\n\n");
      for (int children = 1 + random.nextInt(3); children > 0; children--) {
        text.append("--").append(boundary).append('\n').append(tree(random, depth + 1, words));
      }
      return text.append("--").append(boundary).append("--\n").toString();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "text/plain; charset=utf-8",
          "text/plain",
          "text/plain; charset=us-ascii",
          "text/plain; charset=x-unknown",
          "text/plain; charset=\"\"",
          "text/plain; charset=\"a b\"",
          "text/plain; charset",
          "text/plain;",
          "text",
          "text/",
          "/",
          "nonsense nonsense",
        })
    void readShouldShowUtf8UnderWhateverLabel(String type) throws Exception {
      byte[] message =
          Mails.bytes("From: a@b.example\nContent-Type: " + type + "\n\nPreis: 12 €\n");

      MailContent content = MimeReader.read(message);

      assertThat(content.text()).contains("Preis: 12 €\r\n");
      assertThat(content.searchableTexts()).containsExactly("Preis: 12 €\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "us-ascii", "x-unknown"})
    void readShouldShowLatin1UnderWhateverLabel(String charset) throws Exception {
      byte[] message =
          Mails.latin1(
              "From: a@b.example\nContent-Type: text/plain; charset=" + charset + "\n\nÜber\n");

      assertThat(MimeReader.read(message).text()).contains("Über\r\n");
    }

    /// UTF-16 makes ASCII letters Chinese ones: a reader sees those, the rules see both.
    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "utf-16le", "ibm037", "utf-8; charset=utf-16"})
    void readShouldSearchBehindAWrongLabel(String charset) throws Exception {
      byte[] message =
          Mails.bytes(
              "From: a@b.example\nContent-Type: text/plain; charset="
                  + charset
                  + "\n\nsecret word");

      assertThat(MimeReader.read(message).searchableTexts()).contains("secret word");
    }

    @ParameterizedTest
    @CsvSource({
      "quoted-printable, a=3Db, a=b",
      "quoted-printable, a=ZZb=, a=ZZb",
      "quoted-printable, a=, a",
      "QUOTED-PRINTABLE, a=3Db, a=b",
      "base64, c2VjcmV0IHdvcmQ=, secret word",
      "base64, c2VjcmV0IHdvcmQ, secret word",
      "base64, c2Vjc!mV0*IHd#vcmQ=, secret word",
      "base64, c2VjcmV0IHdvcmQ=!, secret word",
      "x-unknown, secret word, secret word",
      "7bit, secret word, secret word",
      "'8bit ; x=y', secret word, secret word",
      "x-uuencode, secret word, secret word",
    })
    void readShouldShowWhateverTheTransferEncodingIs(String encoding, String body, String expected)
        throws Exception {
      byte[] message =
          Mails.bytes(
              "From: a@b.example\nContent-Transfer-Encoding: " + encoding + "\n\n" + body + "\n");

      MailContent content = MimeReader.read(message);

      assertThat(content.text().map(String::strip)).contains(expected);
      assertThat(content.searchableTexts()).singleElement().asString().contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Content-Type: multipart/mixed\n\nsecret word\n",
          "Content-Type: multipart/mixed; boundary=x\n\nsecret word\n",
          "Content-Type: multipart/mixed; boundary=x\n\n--y\n\nsecret word\n--y--\n",
          "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nsecret word\n",
          "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nsecret word",
          "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n\nsecret word\n----\n",
          "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/alternative;"
              + " boundary=y\n\n--y\n\nsecret word\n--x--\n",
          "Content-Type: message/rfc822\n\nsubject: x\n\nsecret word\n",
          "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogeA0KDQpzZWNyZXQgd29yZA==\n",
          "Content-Type: multipart/mixed; boundary=x\nContent-Transfer-Encoding: base64\n\n--x\n\nsecret word\n--x--\n",
        })
    void readShouldHideNothingBehindBrokenStructure(String rest) throws Exception {
      MailContent content = MimeReader.read(Mails.withFields(rest));

      assertThat(String.join("\n", content.searchableTexts())).contains("secret word");
      assertThat(reachable(content)).contains("secret word");
    }

    @Test
    void readShouldSearchNestedMessages() throws Exception {
      MailContent content = MimeReader.read(Mails.forwarding());

      assertThat(content.searchableTexts())
          .contains("See below.", "The hidden Übersicht", "The nested text.");
      assertThat(content.parts())
          .singleElement()
          .satisfies(part -> assertThat(part.mediaType()).isEqualTo("message/rfc822"));
      assertThat(reachable(content)).contains("The nested text.").contains("deep");
    }

    @Test
    void readShouldSearchTextThatHtmlHides() throws Exception {
      byte[] message =
          Mails.withFields(
              "Content-Type: text/html\n\n<p>con<b>fid</b>ential</p><p hidden>hidden</p>\n");

      assertThat(String.join("", MimeReader.read(message).searchableTexts()))
          .contains("confidential", "hidden");
    }

    @Test
    void readShouldSearchAttachedText() throws Exception {
      byte[] message =
          Mails.withFields(
              """
              Content-Type: text/csv; name=a.csv
              Content-Disposition: attachment

              secret,word
              """);

      MailContent content = MimeReader.read(message);

      assertThat(content.text()).isEmpty();
      assertThat(content.parts()).hasSize(1);
      assertThat(content.searchableTexts()).containsExactly("secret,word\r\n");
    }

    private static String reachable(MailContent content) throws IOException {
      StringBuilder reachable = new StringBuilder();
      Stream.concat(content.text().stream(), content.html().stream()).forEach(reachable::append);
      for (MailPart part : content.parts()) {
        reachable.append(new String(decoded(part), UTF_8));
      }
      return reachable.toString();
    }
  }

  @Nested
  class Names {
    @ParameterizedTest
    @MethodSource
    void readShouldDecodeFileNames(String disposition, String expected) throws Exception {
      byte[] message =
          Mails.withFields(
              "Content-Type: application/pdf\nContent-Disposition: attachment; "
                  + disposition
                  + "\n\nx\n");

      assertThat(MimeReader.read(message).parts().getFirst().fileName().orElse("(none)"))
          .isEqualTo(expected);
    }

    static List<String[]> readShouldDecodeFileNames() {
      return List.of(
          new String[] {"filename=a.pdf", "a.pdf"},
          new String[] {"filename=\"a b.pdf\"", "a b.pdf"},
          new String[] {"filename=a b.pdf", "a b.pdf"},
          new String[] {"filename*=utf-8''%C3%9Cbersicht.pdf", "Übersicht.pdf"},
          new String[] {"filename*=iso-8859-1'de'%DCbersicht.pdf", "Übersicht.pdf"},
          new String[] {"filename*0=\"very-\";\n filename*1=\"long.pdf\"", "very-long.pdf"},
          new String[] {
            "filename*0*=utf-8''%C3%9C;\n filename*1*=bersicht;\n filename*2=\".pdf\"",
            "Übersicht.pdf"
          },
          new String[] {"filename=\"=?utf-8?Q?=C3=9Cbersicht.pdf?=\"", "Übersicht.pdf"},
          new String[] {"filename=\"=?utf-8?B?" + Mails.base64("Ü.pdf") + "?=\"", "Ü.pdf"},
          new String[] {"filename=\"Übersicht.pdf\"", "Übersicht.pdf"},
          new String[] {"filename=\"../../etc/passwd\"", "passwd"},
          new String[] {"filename=\"C:\\\\Users\\\\a.pdf\"", "a.pdf"},
          new String[] {"filename*=utf-8''..%2F..%2Fetc%2Fpasswd", "passwd"},
          new String[] {"filename=\"=?utf-8?Q?..=2F..=2Fetc=2Fpasswd?=\"", "passwd"},
          new String[] {"filename=\"\"", "(none)"},
          new String[] {"filename=\"/\"", "(none)"},
          new String[] {"filename*=broken", "broken"},
          new String[] {"filename*=utf-8''%ZZ.pdf", "%ZZ.pdf"},
          new String[] {"filename*=x-unknown''%41.pdf", "%41.pdf"},
          new String[] {"filename", "(none)"});
    }

    @Test
    void readShouldTakeTheNameOfTheContentTypeWhereThereIsNoOther() throws Exception {
      byte[] message = Mails.withFields("Content-Type: application/pdf; name=\"a.pdf\"\n\nx\n");

      assertThat(MimeReader.read(message).parts().getFirst().fileName()).contains("a.pdf");
    }

    @Test
    void readShouldCallAMediaTypeThatIsNoneOctetStream() throws Exception {
      byte[] message =
          Mails.withFields("Content-Type: <script>\nContent-Disposition: attachment\n\nx\n");

      assertThat(MimeReader.read(message).parts().getFirst().mediaType())
          .isEqualTo("application/octet-stream");
    }
  }

  private static byte[] decoded(MailPart part) throws IOException {
    try (InputStream content = part.content().open()) {
      return content.readAllBytes();
    }
  }
}
