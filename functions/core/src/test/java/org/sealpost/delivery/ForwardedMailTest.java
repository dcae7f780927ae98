package org.sealpost.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.RawMessage;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Organization;
import org.sealpost.organization.OrganizationId;
import org.sealpost.testing.Mails;
import org.sealpost.testing.RandomMails;

class ForwardedMailTest {
  private final ForwardedMail forwarded =
      new ForwardedMail(
          new Letters(
              new Organization(
                  new OrganizationId("contoso"),
                  "Contoso",
                  Set.of(new Domain("contoso.example")),
                  EmailAddress.of("noreply@contoso.example"),
                  new Domain("reply.contoso.example"),
                  URI.create("https://portal.contoso.example")),
              new SecureRandom(),
              Clock.systemUTC()));

  @Test
  void unchangedShouldTakeTransportFieldsOnly() {
    byte[] mail =
        Mails.bytes(
            """
            Return-Path: <a@b.example>
            Bcc: hidden@partner.example
            From: a@b.example
            DKIM-Signature: v=1

            body
            """);

    assertThat(new String(ForwardedMail.unchanged(mail), ISO_8859_1))
        .isEqualTo(
            Mails.crlf(
                """
                From: a@b.example
                DKIM-Signature: v=1

                body
                """));
  }

  @Test
  void onBehalfShouldComeFromUsAndAnswerToTheAuthor() throws Exception {
    byte[] mail =
        Mails.bytes(
            """
            From: Eve <eve@elsewhere.example>
            Sender: s@elsewhere.example
            Reply-To: other@elsewhere.example
            DKIM-Signature: v=1
            ARC-Seal: i=1
            To: anna@contoso.example
            Bcc: hidden@partner.example
            Subject: x

            body
            """);

    byte[] sent = forwarded.onBehalf(mail, Optional.empty());

    MailContent content = MimeReader.read(sent);
    assertThat(content.from().address()).hasToString("noreply@contoso.example");
    assertThat(content.from().label()).isEqualTo("Eve via Contoso");
    assertThat(content.header("Reply-To")).containsExactly("eve@elsewhere.example");
    assertThat(content.headers())
        .extracting(field -> field.name())
        .containsExactly("From", "Reply-To", "To", "Subject");
    assertThat(content.text()).contains("body\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Eve",
        "\"Eve, the \\\"great\\\"\"",
        "=?utf-8?Q?E=0D=0ABcc=3A_x=40y.example?=",
        "=?utf-8?Q?Ev=C3=A9?=",
        "\"a@contoso.example\"",
        "=?utf-8?Q?x=22_=3Ceve=40evil.example=3E=2C_y?="
      })
  void onBehalfShouldLetNoNameBreakOut(String name) throws Exception {
    byte[] mail =
        Mails.bytes("From: " + name + " <eve@elsewhere.example>\nTo: a@b.example\n\nbody\n");

    byte[] sent = forwarded.onBehalf(mail, Optional.empty());

    MailContent content = MimeReader.read(sent);
    assertThatCode(() -> RawMessage.check(sent)).doesNotThrowAnyException();
    assertThat(content.headers())
        .extracting(field -> field.name())
        .containsExactly("From", "Reply-To", "To");
    assertThat(content.from().address()).hasToString("noreply@contoso.example");
    assertThat(content.from().label()).endsWith(" via Contoso");
  }

  @Test
  void onBehalfShouldKeepLinesShortForLongNames() throws Exception {
    byte[] mail =
        Mails.bytes("From: \"" + "ü".repeat(5_000) + "\" <eve@elsewhere.example>\n\nbody\n");
    byte[] ascii =
        Mails.bytes("From: \"" + "x".repeat(5_000) + "\" <eve@elsewhere.example>\n\nbody\n");

    for (byte[] raw : new byte[][] {mail, ascii}) {
      String sent = new String(forwarded.onBehalf(raw, Optional.empty()), ISO_8859_1);

      assertThat(sent.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(998));
      assertThat(MimeReader.read(sent.getBytes(ISO_8859_1)).from().address())
          .hasToString("noreply@contoso.example");
    }
  }

  /// What the outbound mail service takes (7-bit), whoever wrote it.
  @Test
  void bothShouldBeSevenBitAndSayTheSame() throws Exception {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      byte[] mail = RandomMails.mail(random);

      for (byte[] sent :
          List.of(ForwardedMail.unchanged(mail), forwarded.onBehalf(mail, Optional.empty()))) {
        assertThat(new String(sent, ISO_8859_1).chars().allMatch(octet -> octet < 0x80)).isTrue();
        MailContent before = MimeReader.read(mail);
        MailContent after = MimeReader.read(sent);
        assertThat(after.subject()).isEqualTo(before.subject());
        assertThat(after.text().map(String::strip)).isEqualTo(before.text().map(String::strip));
        assertThat(after.parts()).hasSameSizeAs(before.parts());
      }
    }
  }

  @Test
  void damagedMailShouldArriveAttachedWithoutWhatIsHidden() throws Exception {
    byte[] mail =
        Mails.bytes(
            """
            Bcc: hidden@partner.example
            From: Eve <eve@elsewhere.example>
            Content-Type: multipart/mixed; boundary=none

            ü
            """);

    for (byte[] sent :
        List.of(ForwardedMail.unchanged(mail), forwarded.onBehalf(mail, Optional.empty()))) {
      MailContent content = MimeReader.read(sent);

      assertThat(content.parts())
          .singleElement()
          .satisfies(
              part ->
                  assertThat(new String(part.content().open().readAllBytes(), UTF_8))
                      .contains("ü")
                      .doesNotContain("hidden@"));
    }
  }

  @Test
  void answersShouldGoWhereTheOrderSays() throws Exception {
    EmailAddress address = EmailAddress.of("a".repeat(55) + "@reply.contoso.example");

    MailContent sent = MimeReader.read(forwarded.onBehalf(Mails.plain(), Optional.of(address)));

    assertThat(sent.header("Reply-To")).containsExactly("Anna Author <" + address + ">");
    assertThat(sent.from().name()).contains("Anna Author via Contoso");
    assertThat(sent.from().address()).isEqualTo(EmailAddress.of("noreply@contoso.example"));
  }

  /// Threat 33: a name is anybody's text.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=?utf-8?Q?A=0D=0ABcc=3A_eve=40evil.example?=",
        "=?utf-8?B?QQ0KQmNjOiBldmVAZXZpbC5leGFtcGxl?=",
        "=?utf-8?Q?A=00=1B=E2=80=A8=C2=85B?=",
        "=?utf-8?Q?=0D=0A?=",
        "\"A, B <x@evil.example>\""
      })
  void namesShouldBeginNoFieldOfTheirOwn(String name) throws Exception {
    EmailAddress address = EmailAddress.of("a".repeat(55) + "@reply.contoso.example");
    byte[] mail = Mails.bytes("From: " + name + " <bob@partner.example>\nSubject: x\n\nhello\n");

    byte[] sent = forwarded.onBehalf(mail, Optional.of(address));

    MailContent content = MimeReader.read(sent);
    assertThat(content.headers())
        .extracting(field -> field.name())
        .containsExactlyInAnyOrder("From", "Reply-To", "Subject");
    assertThat(content.header("Reply-To").findFirst().orElseThrow())
        .contains(address.toString())
        .doesNotContainPattern("[\\p{Cc}\\p{Zl}]");
    assertThat(new String(sent, ISO_8859_1)).doesNotContain("\r\nBcc");
  }
}
