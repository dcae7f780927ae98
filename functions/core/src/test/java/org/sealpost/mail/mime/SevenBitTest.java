package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.RawMessage;
import org.sealpost.testing.Mails;
import org.sealpost.testing.RandomMails;

class SevenBitTest {
  @Test
  void cleanMailShouldBeTheSameArray() {
    for (byte[] message : List.of(Mails.html(), Mails.complete(), Mails.nested(60))) {
      assertThat(SevenBit.of(message)).isSameAs(message);
    }
    byte[] longest = Mails.bytes("From: a@b.example\n\n" + "x".repeat(998) + "\n");
    assertThat(SevenBit.of(longest)).isSameAs(longest);
  }

  @Nested
  class Bodies {
    @Test
    void textShouldBecomeQuotedPrintable() {
      byte[] message =
          Mails.bytes(
              """
              From: a@b.example
              MIME-Version: 1.0
              Content-Type: text/plain; charset=utf-8
              Content-Transfer-Encoding: 8bit

              Grüße = x\s
              -- \s
              """);

      assertThat(encoded(message))
          .isEqualTo(
              Mails.crlf(
                  """
                  From: a@b.example
                  MIME-Version: 1.0
                  Content-Type: text/plain; charset=utf-8
                  Content-Transfer-Encoding: quoted-printable

                  Gr=C3=BC=C3=9Fe =3D x=20
                  =2D- =20
                  """));
    }

    @Test
    void otherContentShouldBecomeBase64() throws Exception {
      byte[] message =
          Mails.latin1(
              "From: a@b.example\nContent-Type: image/x\nContent-Transfer-Encoding: binary\n\n\u00ff\u00fe\n");

      String encoded = encoded(message);

      assertThat(encoded).endsWith("\r\n\r\n//4NCg==\r\n").contains("base64", "MIME-Version: 1.0");
      assertSame(message);
    }

    @Test
    void foreignTextShouldBecomeBase64WhereThatIsShorter() throws Exception {
      byte[] message =
          Mails.bytes(
              "From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\n"
                  + "слово ".repeat(100));

      assertThat(encoded(message)).contains("base64");
      assertSame(message);
    }

    @Test
    void longLinesShouldBeBroken() throws Exception {
      assertSame(Mails.bytes("From: a@b.example\n\n" + "x".repeat(999) + "\n"));
      assertSame(Mails.bytes("From: a@b.example\n\n" + "x".repeat(1_000_000) + "\n"));
    }

    @Test
    void onlyTheTouchedPartShouldChange() {
      byte[] message =
          Mails.bytes(
              """
              From: a@b.example
              Content-Type: multipart/mixed; boundary=m
              Content-Transfer-Encoding: 8bit

              preamble
              --m  \s
              Content-Type: text/plain; charset=utf-8

              ü
              --m
              X-Odd :kept
              Content-Transfer-Encoding: BASE64

              eA==

              --m--
              epilogue
              """);

      assertThat(encoded(message))
          .isEqualTo(
              Mails.crlf(
                  """
                  From: a@b.example
                  Content-Type: multipart/mixed; boundary=m
                  Content-Transfer-Encoding: 7bit

                  preamble
                  --m  \s
                  Content-Type: text/plain; charset=utf-8
                  Content-Transfer-Encoding: quoted-printable

                  =C3=BC
                  --m
                  X-Odd :kept
                  Content-Transfer-Encoding: BASE64

                  eA==

                  --m--
                  epilogue
                  """));
    }

    @Test
    void nestedMessagesShouldBeEncodedInside() throws Exception {
      byte[] message =
          Mails.bytes(
              """
              From: a@b.example
              Content-Type: multipart/mixed; boundary=m

              --m
              Content-Type: message/rfc822
              Content-Transfer-Encoding: 8bit

              From: Jürgen <j@b.example>
              Subject: Grüße

              Köln
              --m--
              """);

      String encoded = encoded(message);

      assertThat(encoded)
          .contains(
              "message/rfc822\r\nContent-Transfer-Encoding: 7bit\r\n",
              "Subject: =?utf-8?B?R3LDvMOfZQ==?=\r\n",
              "K=C3=B6ln");
      assertThat(MimeReader.read(encoded.getBytes(US_ASCII)).searchableTexts())
          .contains("Grüße", "Köln");
    }

    @Test
    void whatNobodyReadsShouldBecomeAscii() {
      assertThat(
              encoded(
                  Mails.bytes(
                      """
                      From: a@b.example
                      Content-Type: multipart/mixed; boundary=m

                      prä
                      --m

                      x
                      --m--
                      épilogue
                      """)))
          .contains("pr??\r\n--m\r\n\r\nx\r\n--m--\r\n??pilogue\r\n");
    }

    @Test
    void signedPartsShouldStayWhereTheyCan() {
      String signed =
          "Content-Type: multipart/signed; boundary=s\n\n--s\n\nclean\n--s\n\nsig\n--s--\n";

      assertThat(encoded(Mails.bytes("From: Jürgen <j@b.example>\nSubject: Grüße\n" + signed)))
          .endsWith(Mails.crlf(signed));
      assertThat(encoded(Mails.bytes("From: a@b.example\n" + signed.replace("clean", "ü"))))
          .contains("quoted-printable\r\n\r\n=C3=BC\r\n--s\r\n\r\nsig\r\n--s--");
    }
  }

  @Nested
  class Fields {
    private String field(String raw) {
      byte[] message = Mails.bytes("From: a@b.example\n" + raw + "\n\nbody\n");
      String encoded = encoded(message);
      assertThat(encoded).startsWith("From: a@b.example\r\n").endsWith("\r\n\r\nbody\r\n");
      return encoded.substring(19, encoded.length() - 10);
    }

    static List<Object[]> rows() {
      return List.of(
          new Object[] {"Subject: Grüße", "Subject: =?utf-8?B?R3LDvMOfZQ==?="},
          new Object[] {"To: Jürgen <j@b.example>", "To: =?utf-8?Q?J=C3=BCrgen?= <j@b.example>"},
          new Object[] {
            "To: \"Bär, J\" <j@b.example>, c@d.example",
            "To: =?utf-8?Q?B=C3=A4r=2C_J?= <j@b.example>, c@d.example"
          },
          new Object[] {"To: c@d.example (Bär)", "To: c@d.example (=?utf-8?Q?B=C3=A4r?=)"},
          new Object[] {"Cc: Bär: c@d.example;", "Cc: =?utf-8?Q?B=C3=A4r?= : c@d.example;"},
          new Object[] {
            "To: bär@d.example, c@d.example",
            "To: =?utf-8?Q?b=C3=A4r=40d=2Eexample?=:;, c@d.example"
          },
          new Object[] {
            "Content-Disposition: attachment; filename=\"ä b.pdf\"",
            "Content-Disposition: attachment; filename*=utf-8''%C3%A4%20b.pdf"
          },
          new Object[] {
            "Received: from (bücher [1.2.3.4]) by x",
            "Received: from (=?utf-8?Q?b=C3=BCcher?= [1.2.3.4]) by x"
          },
          new Object[] {"Übel: x", "??bel: x"});
    }

    @ParameterizedTest
    @MethodSource("rows")
    void fieldsShouldBeWrittenInAscii(String raw, String expected) {
      assertThat(field(raw).replaceAll("\\s+", " ").strip()).isEqualToIgnoringCase(expected);
    }

    @Test
    void latin1ShouldBeReadAsSuch() throws Exception {
      byte[] message = Mails.latin1("From: a@b.example\nSubject: Gr\u00fc\u00dfe\n\nbody\n");

      assertThat(MimeReader.read(SevenBit.of(message)).subject()).isEqualTo("Grüße");
    }

    @Test
    void longFieldsShouldBeFolded() throws Exception {
      assertSame(Mails.bytes("From: a@b.example\nSubject: " + "word ".repeat(1_000) + "\n\nx\n"));
      assertSame(Mails.bytes("From: a@b.example\nSubject: " + "w".repeat(5_000) + "\n\nx\n"));
      assertSame(
          Mails.bytes(
              "From: a@b.example\nTo: " + "a@b.example,".repeat(500) + "c@d.example\n\nx\n"));
      assertSame(
          Mails.bytes(
              "From: a@b.example\nReferences: " + "<a@b.example> ".repeat(100) + "\n\nx\n"));
    }
  }

  @Nested
  class Damaged {
    static List<byte[]> damaged() {
      return List.of(
          Mails.bytes(
              "From: a@b.example\nSubject: ü\nContent-Type: multipart/mixed; boundary=m\n\nü\n"),
          Mails.bytes(
              "From: a@b.example\nContent-Type: multipart/mixed; boundary=\"ü\"\n\n--ü\n\nx\n--ü--\n"),
          Mails.bytes(new String(Mails.nested(60), US_ASCII).replace("\r\n", "\n") + "ü\n"),
          Mails.bytes(new String(Mails.ofParts(1_001), US_ASCII).replace("\r\n", "\n") + "ü\n"));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void damagedMailShouldArriveWhole(byte[] message) throws Exception {
      MailContent mail = MimeReader.read(encoded(message).getBytes(US_ASCII));

      assertThat(mail.text().orElseThrow()).contains("attached as it was sent");
      assertThat(mail.parts())
          .singleElement()
          .satisfies(
              part -> {
                assertThat(part.mediaType()).isEqualTo("application/octet-stream");
                assertThat(part.fileName()).contains("message.eml");
                assertThat(octets(part)).isEqualTo(message);
              });
    }

    @Test
    void ofShouldNotThrowWhereverAMessageEnds() {
      byte[] message =
          Mails.bytes(
              """
              From: Jürgen <j@b.example>
              Content-Type: multipart/mixed; boundary=m

              --m
              Content-Type: text/plain; name="ü

              ü
              --m
              Content-Type: message/rfc822

              Subject: ü
              Content-Type: multipart/alternative; boundary=a

              --a

              ü
              --a--
              --m--
              """);
      for (int length = 0; length <= message.length; length++) {
        encoded(Arrays.copyOf(message, length));
      }
    }

    @Test
    void ofShouldNotThrowWhateverTheBytes() {
      Random random = new Random(42);
      for (int round = 0; round < 2_000; round++) {
        byte[] message = RandomMails.mail(random);
        for (int flips = 1 + random.nextInt(5); flips > 0; flips--) {
          byte octet =
              (byte)
                  (random.nextBoolean()
                      ? random.nextInt(256)
                      : "\"=;:-\t ".charAt(random.nextInt(7)));
          message[random.nextInt(message.length)] = octet;
        }

        encoded(message);
      }
    }
  }

  @Test
  void mailShouldSayTheSame() throws Exception {
    Random random = new Random(11);
    for (int round = 0; round < 600; round++) {
      assertSame(RandomMails.mail(random));
    }
    for (byte[] message : Mails.valid()) {
      assertSame(message);
    }
  }

  @Test
  void twentyFiveMegabytesShouldStayWhole() throws Exception {
    assertSame(Mails.bytes("From: a@b.example\n\n" + "Grüße aus Köln\n".repeat(1_400_000)));
  }

  private static String encoded(byte[] message) {
    String encoded = new String(SevenBit.of(message), ISO_8859_1);
    assertThat(encoded.chars().allMatch(octet -> octet > 0 && octet < 0x80)).isTrue();
    assertThat(encoded.lines().mapToInt(String::length).max().orElse(0)).isLessThan(999);
    return encoded;
  }

  /// A reader sees no difference.
  private static void assertSame(byte[] message) throws IOException, MalformedMailException {
    MailContent before = MimeReader.read(message);
    byte[] encoded = encoded(message).getBytes(US_ASCII);
    assertThatCode(() -> RawMessage.check(encoded)).doesNotThrowAnyException();
    MailContent after = MimeReader.read(encoded);

    String what = new String(message, 0, Math.min(message.length, 3_000), ISO_8859_1);
    assertThat(after.from()).as(what).isEqualTo(before.from());
    assertThat(after.to()).as(what).isEqualTo(before.to());
    assertThat(after.cc()).as(what).isEqualTo(before.cc());
    assertThat(after.subject()).as(what).isEqualTo(before.subject());
    assertThat(after.text().map(SevenBitTest::ended))
        .as(what)
        .isEqualTo(before.text().map(SevenBitTest::ended));
    assertThat(after.html().map(SevenBitTest::ended))
        .as(what)
        .isEqualTo(before.html().map(SevenBitTest::ended));
    assertThat(after.charsets()).as(what).isEqualTo(before.charsets());
    assertThat(unstructured(after)).as(what).isEqualTo(unstructured(before));
    assertThat(after.parts()).as(what).hasSameSizeAs(before.parts());
    for (int index = 0; index < before.parts().size(); index++) {
      MailPart was = before.parts().get(index);
      MailPart is = after.parts().get(index);
      assertThat(is.mediaType()).as(what).isEqualTo(was.mediaType());
      assertThat(is.fileName()).as(what).isEqualTo(was.fileName());
      assertThat(is.contentId()).as(what).isEqualTo(was.contentId());
      assertThat(is.inline()).as(what).isEqualTo(was.inline());
      assertThat(octets(is)).as(what).isEqualTo(octets(was));
    }
  }

  private static String ended(String text) {
    return text.stripTrailing();
  }

  private static List<HeaderField> unstructured(MailContent mail) {
    return mail.headers().stream()
        .filter(field -> field.name().startsWith("X-") || field.isNamed("Subject"))
        .toList();
  }

  private static byte[] octets(MailPart part) throws IOException {
    try (InputStream content = part.content().open()) {
      return content.readAllBytes();
    }
  }
}
