package org.sealpost.sweeper.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.aws.lambda.WordlessFailure;
import org.sealpost.mailflow.Intake;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.SealedBytes;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;

class ScheduleHandlerTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final ScheduleHandler handler =
      new ScheduleHandler(
          Doors.stuckMail(platform),
          Doors.quarantineExpiry(platform),
          Doors.postedSealExpiry(platform));

  @Test
  void handleShouldQueueStuckMailAgain() {
    Intake stuck = Samples.intake(Samples.NOW.minus(Duration.ofHours(1)));
    platform.records.intakes().arrive(stuck);
    platform.records.intakes().arrive(Samples.intake(Samples.NOW));

    handle();

    assertThat(platform.intakeQueue.waiting()).containsExactly(stuck);
  }

  @Test
  void handleShouldEndTheHoldingOfMailThatNobodyDecidedAbout() {
    QuarantinedMail forgotten = Samples.quarantined(Samples.NOW.minus(Duration.ofDays(31)));
    QuarantinedMail held = Samples.quarantined(Samples.NOW.minus(Duration.ofDays(29)));
    for (QuarantinedMail mail : List.of(forgotten, held)) {
      platform.records.intakes().settle(Samples.settlement(Samples.intake(), mail));
    }

    handle();

    assertThat(platform.records.quarantinedMails().held(10)).containsExactly(held);
    assertThat(platform.intakeQueue.waiting())
        .singleElement()
        .satisfies(intake -> assertThat(intake.releases()).contains(forgotten.id()));
  }

  /// Threat 52: what strangers post is not kept.
  @Test
  void handleShouldDeleteWhatWasPostedADayAgo() {
    ProtectedMessageId old = Samples.messageId();
    ProtectedMessageId young = Samples.messageId();
    platform.postedSeals.put(old, new SealedBytes(Samples.bytes(10)));
    platform.clock.advance(Duration.ofHours(24).plusSeconds(1));
    platform.postedSeals.put(young, new SealedBytes(Samples.bytes(10)));
    platform.vault.put(old, new SealedBytes(Samples.bytes(10)));

    handle();

    assertThat(platform.postedSeals.ids()).containsExactly(young);
    assertThat(platform.vault.ids()).containsExactly(old);
  }

  @ParameterizedTest
  @EnumSource(names = {"INTAKES", "QUARANTINED_MAILS", "POSTED_SEALS"})
  void handleShouldFailWithoutWordsWhenTheStoreDoesNotAnswer(Port port) {
    platform.fail(port);

    assertThatThrownBy(this::handle)
        .isInstanceOf(WordlessFailure.class)
        .hasMessage("org.sealpost.Unavailable");
  }

  private void handle() {
    InputStream event =
        Objects.requireNonNull(getClass().getResourceAsStream("/events/schedule.json"));
    handler.handleRequest(event, OutputStream.nullOutputStream(), null);
  }
}
