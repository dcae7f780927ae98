package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MessageId;
import org.sealpost.mail.RawMessage;
import org.sealpost.mail.mime.Letter.InlineImage;
import org.sealpost.testing.Mails;

class MimeWriterTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final MimeWriter writer =
      new MimeWriter(new SecureRandom(), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void writeShouldGiveWhatReadGivesBack() throws Exception {
    Letter letter =
        new Letter(
            new Mailbox(
                Optional.of("Änna, \"the\" Author"), EmailAddress.of("anna@contoso.example")),
            new Mailbox(Optional.of("Bob"), EmailAddress.of("bob@partner.example")),
            "Übersicht über die Preise in Höhe von 12 €, und noch etwas mehr, damit es sich faltet",
            Letter.Conversation.answering(Optional.of(new MessageId("<a@b>"))),
            Letter.Writer.MACHINE,
            "Text: 12 €\n",
            Optional.of("<p>HTML: 12 €</p>"),
            List.of(
                new InlineImage("logo", "image/png", Base64.getDecoder().decode(Mails.PNG_BASE64))),
            List.of());

    MailContent content = MimeReader.read(writer.write(letter));

    assertThat(content.from()).isEqualTo(letter.from());
    assertThat(content.to()).isEqualTo(letter.to());
    assertThat(content.subject()).isEqualTo(letter.subject());
    assertThat(content.sentAt()).contains(NOW);
    assertThat(content.header("In-Reply-To")).containsExactly("<a@b>");
    assertThat(content.header("References")).containsExactly("<a@b>");
    assertThat(content.header("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(content.text().map(String::strip)).contains("Text: 12 €");
    assertThat(content.html()).contains("<p>HTML: 12 €</p>");
    assertThat(content.parts())
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.inline()).isTrue();
              assertThat(part.contentId()).contains("logo");
              try (InputStream bytes = part.content().open()) {
                assertThat(bytes.readAllBytes()).isEqualTo(letter.images().getFirst().content());
              }
            });
  }

  @Test
  void writeShouldMakeAMessageIdUnderTheAuthorsDomain() throws Exception {
    Letter letter = letter("s", "t");

    Optional<MessageId> one = MimeReader.read(writer.write(letter)).messageId();
    Optional<MessageId> other = MimeReader.read(writer.write(letter)).messageId();

    assertThat(one.orElseThrow().value()).matches("<[A-Za-z0-9_-]{24}@contoso\\.example>");
    assertThat(one).isNotEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nBcc: eve@evil.example",
        "x\nBcc: eve@evil.example",
        "x\rBcc: eve@evil.example",
        "x\r\n\r\n<script>",
        "x\0y",
        "x\u0085Bcc: eve@evil.example",
        "x\u2028Bcc: eve@evil.example",
        "\r\n",
        "=?utf-8?Q?x=0D=0ABcc:_eve?=",
        "x\" <eve@evil.example>, \"y",
        "ü\r\nBcc: eve@evil.example"
      })
  void writeShouldLetNothingBeginAFieldOfItsOwn(String spite) throws Exception {
    Letter letter =
        new Letter(
            new Mailbox(Optional.of(spite), EmailAddress.of("anna@contoso.example")),
            new Mailbox(Optional.of(spite), EmailAddress.of("bob@partner.example")),
            spite,
            Letter.Conversation.NONE,
            Letter.Writer.PERSON,
            "text",
            Optional.empty());

    MailContent content = MimeReader.read(writer.write(letter));

    assertThat(content.headers())
        .extracting(HeaderField::name)
        .containsExactlyInAnyOrder(
            "Date", "From", "To", "Message-ID", "Subject", "MIME-Version", "Content-Type");
    assertThat(content.from().address()).hasToString("anna@contoso.example");
    assertThat(content.to())
        .extracting(mailbox -> mailbox.address().toString())
        .containsExactly("bob@partner.example");
    assertThat(content.text().map(String::strip)).contains("text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a\nb\n",
        "a\r\nb\r\n",
        "a\rb",
        "a\r\r\nb\n\r",
        "ä\nö\rü\r\n",
        ".\n.\r\n..\n",
        "From me\n",
        "NUL \0 inside\n",
        "€\0\r"
      })
  void writeShouldBeSevenBitWithCrlfOnly(String text) {
    for (Letter letter : List.of(letter("s", text), letterWithHtml(text), letter(text, text))) {
      byte[] message = writer.write(letter);

      assertThat(new String(message, ISO_8859_1)).matches("(?s)[\\x01-\\x7f]*");
      assertThatCode(() -> RawMessage.check(message)).doesNotThrowAnyException();
    }
  }

  @Test
  void writeShouldKeepLinesShort() {
    byte[] message = writer.write(letter("s".repeat(5_000), "t".repeat(5_000) + "ü".repeat(5_000)));

    assertThat(new String(message, ISO_8859_1).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(998));
  }

  @Test
  void writeReportShouldHaveTheStructureOfRfc3464() throws Exception {
    String status =
        Mails.crlf(
            """
            Reporting-MTA: dns; portal.contoso.example

            Final-Recipient: rfc822; bob@p.example
            Action: failed
            Status: 5.7.1
            """);

    byte[] report = writer.writeReport(letter("Undelivered", "Why: ü\n"), status);

    MimeMessage message =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(report));
    assertThat(message.getContentType())
        .startsWith("multipart/report")
        .contains("report-type=delivery-status");
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("message/delivery-status");
    try (InputStream fields = parts.getBodyPart(1).getInputStream()) {
      assertThat(new String(fields.readAllBytes(), ISO_8859_1)).isEqualTo(status);
    }
    assertThatCode(() -> RawMessage.check(report)).doesNotThrowAnyException();
  }

  @Test
  void writeShouldNameEverybodyWhoGetsIt() throws Exception {
    List<Mailbox> to =
        List.of(
            new Mailbox(Optional.of("Brown, Bob"), EmailAddress.of("bob@partner.example")),
            Mailbox.of(EmailAddress.of("\"a b\"@partner.example")));
    List<Mailbox> cc =
        List.of(new Mailbox(Optional.of("Zoë 😀"), EmailAddress.of("zoe@partner.example")));
    Letter letter =
        new Letter(
            Mailbox.of(EmailAddress.of("anna@contoso.example")),
            to,
            cc,
            "s",
            Letter.Conversation.NONE,
            Letter.Writer.PERSON,
            "text",
            Optional.empty(),
            List.of(),
            List.of(
                new Letter.Attachment("отчёт 2026.pdf", "application/pdf", new byte[] {1, 2}),
                new Letter.Attachment("a\r\nBcc: x@y.example", "text/plain", new byte[0])));

    MailContent content = MimeReader.read(writer.write(letter, new MessageId("<1@x>")));

    assertThat(content.to()).isEqualTo(to);
    assertThat(content.cc()).isEqualTo(cc);
    assertThat(content.messageId()).contains(new MessageId("<1@x>"));
    assertThat(content.attachments())
        .extracting(part -> part.fileName().orElseThrow())
        .containsExactly("отчёт 2026.pdf", "a Bcc: x@y.example");
    assertThat(content.header("Bcc")).isEmpty();
  }

  private static Letter letter(String subject, String text) {
    return new Letter(
        Mailbox.of(EmailAddress.of("anna@contoso.example")),
        Mailbox.of(EmailAddress.of("bob@partner.example")),
        subject,
        Letter.Conversation.NONE,
        Letter.Writer.PERSON,
        text,
        Optional.empty());
  }

  private static Letter letterWithHtml(String text) {
    return new Letter(
        Mailbox.of(EmailAddress.of("anna@contoso.example")),
        Mailbox.of(EmailAddress.of("bob@partner.example")),
        "s",
        Letter.Conversation.NONE,
        Letter.Writer.PERSON,
        text,
        Optional.of("<pre>" + text + "</pre>"));
  }
}
