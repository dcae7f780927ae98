package org.sealpost.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sealpost.delivery.TransportSecurity.OPPORTUNISTIC;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.mail.EmailAddress;
import org.sealpost.testing.Samples;

/// What every [OutboundMail] does.
public interface OutboundMailContract {
  OutboundMail outboundMail();

  /// A service that will never take mail from [Samples#ALICE].
  OutboundMail refusing();

  /// A service that nobody can reach.
  OutboundMail unreachable();

  /// All messages that went to this recipient, as text.
  List<String> sentTo(EmailAddress recipient);

  private static EmailAddress someone() {
    return EmailAddress.of(Samples.messageId() + "@partner.example");
  }

  private static byte[] message(EmailAddress to, String body) {
    return """
        From: Alice <%s>
        To: %s
        Subject: A message for you
        Date: Sun, 22 Nov 2026 09:00:00 +0000
        Message-ID: <%s@contoso.example>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=us-ascii

        %s
        """
        .formatted(Samples.ALICE, to, Samples.messageId(), body)
        .replace("\n", "\r\n")
        .getBytes(US_ASCII);
  }

  @Test
  default void sendShouldHandOverTheMessage() throws Exception {
    EmailAddress recipient = someone();
    String body = "body-" + Samples.messageId();

    outboundMail()
        .send(Optional.of(Samples.ALICE), recipient, message(recipient, body), OPPORTUNISTIC);

    assertThat(sentTo(recipient)).singleElement().asString().contains(body, "A message for you");
  }

  @Test
  default void sendShouldGoToTheGivenRecipientAndNotToWhomTheHeaderNames() throws Exception {
    EmailAddress recipient = someone();
    EmailAddress named = someone();

    outboundMail()
        .send(
            Optional.of(Samples.ALICE), recipient, message(named, "for your eyes"), OPPORTUNISTIC);

    assertThat(sentTo(recipient)).hasSize(1);
    assertThat(sentTo(named)).isEmpty();
  }

  @Test
  default void sendShouldAcceptAnEmptyReversePath() throws Exception {
    EmailAddress recipient = someone();

    outboundMail().send(Optional.empty(), recipient, message(recipient, "a report"), OPPORTUNISTIC);

    assertThat(sentTo(recipient)).hasSize(1);
  }

  @Test
  default void sendShouldSayWhenTheServiceWillNeverTakeIt() {
    EmailAddress recipient = someone();
    byte[] message = message(recipient, "refused");

    assertThatExceptionOfType(OutboundMailRefusedException.class)
        .isThrownBy(
            () -> refusing().send(Optional.of(Samples.ALICE), recipient, message, OPPORTUNISTIC));

    assertThat(sentTo(recipient)).isEmpty();
  }

  @Test
  default void sendShouldSayWhenTheServiceDoesNotAnswer() {
    EmailAddress recipient = someone();
    byte[] message = message(recipient, "lost");

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(
            () ->
                unreachable().send(Optional.of(Samples.ALICE), recipient, message, OPPORTUNISTIC));
  }
}
