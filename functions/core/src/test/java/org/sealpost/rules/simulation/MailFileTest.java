package org.sealpost.rules.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.inspection.PlainInspector;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;

class MailFileTest {
  private static final String MESSAGE =
      """
      From: Anna <anna@contoso.example>
      To: Bob <bob@partner.example>, undisclosed:;
      Cc: carol@contoso.example
      Bcc: "Dave, D." <dave@partner.example>,
       BOB@partner.example
      Subject: Hello

      Hello.
      """;

  @Test
  void readShouldTakeTheEnvelopeFromTheFields() throws Exception {
    Mail mail = read(MailFile.AS_IT_SAYS, MESSAGE);

    assertThat(mail.reversePath()).contains(EmailAddress.of("anna@contoso.example"));
    assertThat(mail.sender().scope()).isEqualTo(Scope.INSIDE);
    assertThat(mail.recipients())
        .containsExactly(
            new Recipient(EmailAddress.of("bob@partner.example"), Scope.OUTSIDE),
            new Recipient(EmailAddress.of("carol@contoso.example"), Scope.INSIDE),
            new Recipient(EmailAddress.of("dave@partner.example"), Scope.OUTSIDE));
  }

  @Test
  void readShouldTakeTheEnvelopeThatIsGiven() throws Exception {
    Mail mail =
        read(
            new MailFile(
                Optional.of(EmailAddress.of("list@contoso.example")),
                List.of(Samples.BOB, Samples.BOB),
                false,
                Optional.of("192.0.2.1")),
            MESSAGE);

    assertThat(mail.reversePath()).contains(EmailAddress.of("list@contoso.example"));
    assertThat(mail.sender().address()).isEqualTo(EmailAddress.of("anna@contoso.example"));
    assertThat(mail.sender().scope()).isEqualTo(Scope.OUTSIDE);
    assertThat(mail.recipients()).hasSize(1);
    assertThat(mail.client()).contains("192.0.2.1");
  }

  @Test
  void readShouldTakeAnyLineEnds() throws Exception {
    byte[] crlf = Mails.bytes(MESSAGE);

    Mail mail = read(MailFile.AS_IT_SAYS, MESSAGE);

    assertThat(mail.sizeBytes()).isEqualTo(crlf.length);
    assertThat(read(MailFile.AS_IT_SAYS, new String(crlf, UTF_8)).sizeBytes())
        .isEqualTo(crlf.length);
  }

  @Test
  void readShouldLeaveOutTheLineOfAnMbox() throws Exception {
    Mail mail =
        read(MailFile.AS_IT_SAYS, "From anna@contoso.example Sat Nov 21 10:00:00 2026\n" + MESSAGE);

    assertThat(mail.content().subject()).isEqualTo("Hello");
    assertThat(mail.sizeBytes()).isEqualTo(Mails.bytes(MESSAGE).length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "From ",
        "From someone\n",
        "\n",
        "no mail at all",
        "\u0000\u0001\u0002PK\u0003\u0004",
        "From: anna@contoso.example\rTo: bob@partner.example\n\nlone CR\n",
        "To: bob@partner.example\n\nno author\n",
        "From: anna@contoso.example\n\nnobody\n",
        "From: anna@contoso.example\nTo: undisclosed-recipients:;\n\nnobody\n",
      })
  void readShouldRefuseWhatIsNoMailForAnybody(String text) {
    assertThatThrownBy(() -> read(MailFile.AS_IT_SAYS, text))
        .isInstanceOf(MalformedMailException.class)
        .message()
        .endsWith(".");
  }

  @Test
  void readShouldRefuseWhatTheGatewayDoesNotTake() {
    String large = MESSAGE + ("x".repeat(900) + "\n").repeat(47_000);

    assertThatThrownBy(() -> read(MailFile.AS_IT_SAYS, large))
        .isInstanceOf(MalformedMailException.class)
        .hasMessageContaining("40 MB");
  }

  private static Mail read(MailFile terms, String text) throws MalformedMailException {
    return terms.read(text.getBytes(UTF_8), Samples.contoso(), new PlainInspector());
  }
}
