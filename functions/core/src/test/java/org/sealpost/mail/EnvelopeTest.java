package org.sealpost.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  @Test
  void newShouldKeepEachRecipientOnceInTheOrderGiven() {
    EmailAddress bob = EmailAddress.of("bob@partner.example");
    EmailAddress carol = EmailAddress.of("carol@partner.example");

    Envelope envelope =
        new Envelope(
            Optional.empty(), List.of(carol, bob, EmailAddress.of("BOB@Partner.example"), carol));

    assertThat(envelope.recipients()).containsExactly(carol, bob);
  }

  @Test
  void newShouldRefuseNoRecipients() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Envelope(Optional.empty(), List.of()));
  }
}
