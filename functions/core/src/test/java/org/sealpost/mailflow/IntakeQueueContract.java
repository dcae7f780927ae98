package org.sealpost.mailflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.Samples;

/// What every [IntakeQueue] does. Each test starts with an empty queue.
public interface IntakeQueueContract {
  IntakeQueue intakeQueue();

  /// Takes what arrives, in any order, until there are `atLeast` or nothing comes any more.
  List<Intake> received(int atLeast);

  @Test
  default void enqueueShouldQueueTheIntakeAsItIs() {
    Intake answer =
        new Intake(
            Samples.intakeId(),
            new Envelope(
                Optional.of(EmailAddress.of("\"odd one\"@partner.example")),
                List.of(Samples.ALICE, Samples.BOB)),
            Samples.NOW.plusNanos(123_456_789),
            true,
            Optional.of("2001:db8::7"),
            Optional.empty(),
            Optional.of(
                new Answered(
                    new PortalLink(Samples.messageId(), Samples.recipientKey()),
                    Answered.Way.FORWARD)));

    intakeQueue().enqueue(answer);

    assertThat(received(1)).containsExactly(answer);
  }

  @Test
  default void enqueueShouldKeepAnEmptyReversePathEmpty() {
    Intake bounce =
        new Intake(
            Samples.intakeId(),
            new Envelope(Optional.empty(), List.of(Samples.BOB)),
            Samples.NOW,
            false,
            Optional.of("2001:db8::7"),
            Optional.empty(),
            Optional.empty());

    intakeQueue().enqueue(bounce);

    assertThat(received(1)).containsExactly(bounce);
  }

  @Test
  default void enqueueShouldTakeFiveHundredLongRecipients() {
    String domain = "x".repeat(60) + "." + "y".repeat(60) + ".partner.example";
    List<EmailAddress> recipients =
        IntStream.range(0, 500)
            .mapToObj(i -> EmailAddress.of("%064d@%s".formatted(i, domain)))
            .toList();
    Intake intake =
        new Intake(
            Samples.intakeId(),
            new Envelope(Optional.of(Samples.ALICE), recipients),
            Samples.NOW,
            true,
            Optional.of("2001:db8::7"),
            Optional.empty(),
            Optional.empty());

    intakeQueue().enqueue(intake);

    assertThat(received(1)).containsExactly(intake);
  }
}
