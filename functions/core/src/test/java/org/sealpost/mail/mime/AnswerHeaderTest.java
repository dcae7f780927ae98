package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.MessageId;
import org.sealpost.testing.Mails;
import org.sealpost.testing.RandomMails;

class AnswerHeaderTest {
  private static final Domain DOMAIN = new Domain("reply.contoso.example");
  private static final String TOKEN = "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstuvw";
  private static final EmailAddress ANNA = EmailAddress.of("anna@contoso.example");
  private static final MessageId ORIGINAL = new MessageId("<offer-1@contoso.example>");

  private static byte[] readdressed(byte[] mail) {
    return AnswerHeader.readdressed(
        mail,
        DOMAIN,
        address ->
            address.equals(new EmailAddress(TOKEN, DOMAIN)) ? Optional.of(ANNA) : Optional.empty());
  }

  private static String readdressed(String mail) {
    return new String(readdressed(Mails.bytes(mail)), UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s@reply.contoso.example",
        "\"Author, Anna\" <%s@reply.contoso.example>",
        "=?utf-8?Q?=C3=84nna?= <%S@REPLY.contoso.example>, carol@partner.example",
        "carol@partner.example,\r\n <%s@reply.contoso.example>",
        "\"%s@reply.contoso.example\" <%s@reply.contoso.example>"
      })
  void visibleFieldsShouldShowTheMailbox(String to) throws Exception {
    byte[] mail =
        ("From: bob@partner.example\r\nTo: " + to.formatted(TOKEN, TOKEN) + "\r\n\r\nbody")
            .getBytes(UTF_8);

    byte[] readdressed = readdressed(mail);

    assertThat(new String(readdressed, UTF_8)).doesNotContainIgnoringCase(TOKEN);
    assertThat(MimeReader.read(readdressed).to().stream().map(Mailbox::address)).contains(ANNA);
  }

  @Test
  void groupsShouldShowTheMailbox() {
    assertThat(
            readdressed(
                "From: b@partner.example\nCc: team: "
                    + TOKEN
                    + "@reply.contoso.example, carol@partner.example;\n\nbody"))
        .contains("Cc: team: anna@contoso.example, carol@partner.example;");
  }

  /// Threat 44: servers on the way write whom a copy is for, be it a blind one.
  @Test
  void fieldsOfServersShouldNameNobody() {
    String mail =
        """
        Received: from a.example by b.example for <%s@reply.contoso.example>; Sat, 21 Nov 2026
        Delivered-To: %s@reply.contoso.example
        From: bob@partner.example
        To: carol@partner.example

        body
        """
            .formatted(TOKEN, TOKEN);

    assertThat(readdressed(mail))
        .doesNotContain(TOKEN)
        .doesNotContain("anna@")
        .contains("for <undisclosed@reply.contoso.example>; Sat, 21 Nov 2026")
        .contains("Delivered-To: undisclosed@reply.contoso.example");
  }

  @Test
  void addressesThatStandForNobodyShouldLeadNowhere() {
    assertThat(
            readdressed(
                "From: b@partner.example\nTo: a@contoso.example\nCc: "
                    + TOKEN.replace('w', 'x')
                    + "@reply.contoso.example\n\nbody"))
        .contains("Cc: undisclosed@reply.contoso.example")
        .contains("To: a@contoso.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s@contoso.example",
        "%s@reply.contoso.example.evil.example",
        "x.%s@reply.contoso.example",
        "%s@reply-contoso.example",
        "sales@reply.contoso.example"
      })
  void otherAddressesShouldStay(String other) {
    String mail =
        Mails.crlf(
            "From: b@partner.example\nDKIM-Signature: v=1\nTo: "
                + other.formatted(TOKEN)
                + "\n\nbody");

    assertThat(readdressed(mail.replace("\r\n", "\n"))).isEqualTo(mail);
  }

  @Test
  void signaturesThatDoNotHoldAnyMoreShouldGo() {
    String mail =
        "DKIM-Signature: v=1; h=to\nARC-Seal: i=1\nFrom: b@partner.example\nTo: "
            + TOKEN
            + "@reply.contoso.example\n\nbody";

    assertThat(readdressed(mail)).doesNotContain("DKIM", "ARC-Seal").contains("body");
  }

  @Test
  void bodyShouldStay() {
    String body = "\r\n\r\nwrite to " + TOKEN + "@reply.contoso.example\r\n";
    String mail = "From: b@partner.example\nTo: a@contoso.example" + body.replace("\r\n", "\n");

    assertThat(readdressed(mail)).endsWith(body);
  }

  @Test
  void mailsWithoutSuchAddressesShouldStayAsTheyAre() {
    Random random = new Random(33);
    for (int i = 0; i < 200; i++) {
      byte[] mail = RandomMails.mail(random);

      assertThat(readdressed(mail)).isSameAs(mail);
      assertThat(AnswerHeader.answering(mail, List.of())).isSameAs(mail);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // A program that writes In-Reply-To only.
        "|<w@s.example>|<offer-1@contoso.example> <w@s.example>|<offer-1@contoso.example>"
            + " <w@s.example>",
        "<w@s.example>|<w@s.example>|<offer-1@contoso.example> <w@s.example>"
            + "|<offer-1@contoso.example> <w@s.example>",
        // One that knows nothing of threads.
        "||<offer-1@contoso.example>|<offer-1@contoso.example>",
        "<offer-1@contoso.example> <w@s.example>|<w@s.example>"
            + "|<offer-1@contoso.example> <w@s.example>|<offer-1@contoso.example> <w@s.example>",
        "no ids at all|nonsense|<offer-1@contoso.example> no ids at all"
            + "|<offer-1@contoso.example> nonsense"
      })
  void answeringShouldNameWhatTheOtherSideKnows(
      String references, String inReplyTo, String newReferences, String newInReplyTo)
      throws MalformedMailException {
    String mail =
        "From: b@partner.example\n"
            + (references == null ? "" : "References: " + references + "\n")
            + (inReplyTo == null ? "" : "In-Reply-To: " + inReplyTo + "\n")
            + "\nbody";

    MailContent answer =
        MimeReader.read(AnswerHeader.answering(Mails.bytes(mail), List.of(ORIGINAL)));

    assertThat(answer.header("References")).containsExactly(newReferences);
    assertThat(answer.header("In-Reply-To")).containsExactly(newInReplyTo);
    assertThat(answer.text()).contains("body");
  }

  @Test
  void answeringShouldKeepVeryLongThreadsReadable() throws MalformedMailException {
    StringBuilder ids = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      ids.append("\n <").append(i).append(".".repeat(20)).append("@partner.example>");
    }
    byte[] mail = Mails.bytes("From: b@partner.example\nReferences:" + ids + "\n\nbody");

    byte[] answer = AnswerHeader.answering(mail, List.of(ORIGINAL));

    assertThat(MimeReader.read(answer).header("References").findFirst().orElseThrow())
        .startsWith("<offer-1@contoso.example> <0.")
        .endsWith("@partner.example>");
    assertThat(new String(answer, UTF_8).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThan(999));
  }
}
