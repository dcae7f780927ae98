package org.sealpost.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.mailflow.Intake;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantineState.Deleted;
import org.sealpost.quarantine.QuarantineState.Expired;
import org.sealpost.quarantine.QuarantineState.Held;
import org.sealpost.quarantine.QuarantineState.Released;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;

class QuarantineAdministrationTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final QuarantineAdministration administration = Doors.quarantineAdministration(platform);
  private final QuarantinedMail mail = hold();

  private QuarantinedMail hold() {
    QuarantinedMail held = Samples.quarantined(NOW);
    platform.records.intakes().settle(Samples.settlement(Samples.intake(), held));
    return held;
  }

  private QuarantineState state() {
    return platform.records.quarantinedMails().find(mail.id()).orElseThrow().state();
  }

  @Test
  void heldShouldListWhatWaits() {
    assertThat(administration.held(500)).containsExactly(mail);
  }

  @Test
  void releaseShouldQueueTheMailAsItWasAccepted() {
    platform.clock.advance(Duration.ofHours(1));

    Optional<QuarantineState> state = administration.release(mail.id(), "alice");

    Released released = new Released(NOW.plus(Duration.ofHours(1)), "alice");
    assertThat(state).contains(released);
    assertThat(state()).isEqualTo(released);
    assertThat(administration.held(500)).isEmpty();
    assertThat(platform.intakeQueue.waiting())
        .containsExactly(
            new Intake(
                mail.id(),
                mail.envelope(),
                NOW.plus(Duration.ofHours(1)),
                true,
                Optional.empty(),
                Optional.of(mail.id()),
                Optional.empty()));
  }

  @Test
  void releaseShouldKeepTheFirstAdminAndQueueAgain() {
    administration.release(mail.id(), "alice");

    Optional<QuarantineState> again = administration.release(mail.id(), "bob");

    assertThat(again).contains(new Released(NOW, "alice"));
    assertThat(platform.intakeQueue.waiting()).hasSize(2);
  }

  @Test
  void deleteShouldHaveTheGatewayDropTheMail() {
    Optional<QuarantineState> state = administration.delete(mail.id(), "alice");

    assertThat(state).contains(new Deleted(NOW, "alice"));
    assertThat(platform.intakeQueue.waiting())
        .singleElement()
        .satisfies(intake -> assertThat(intake.releases()).contains(mail.id()));
    assertThat(administration.held(500)).isEmpty();
  }

  @Test
  void whatIsDecidedShouldStayDecided() {
    administration.delete(mail.id(), "alice");
    QuarantinedMail expired = hold();
    platform.records.quarantinedMails().end(expired.id(), new Expired(NOW));
    platform.intakeQueue.takeAll();

    assertThat(administration.release(mail.id(), "bob")).contains(new Deleted(NOW, "alice"));
    assertThat(administration.release(expired.id(), "bob")).contains(new Expired(NOW));
    assertThat(administration.delete(expired.id(), "bob")).contains(new Expired(NOW));
    assertThat(platform.intakeQueue.waiting()).isEmpty();
  }

  @Test
  void unknownMailShouldNotBeFound() {
    assertThat(administration.release(Samples.intakeId(), "alice")).isEmpty();
    assertThat(administration.delete(Samples.intakeId(), "alice")).isEmpty();
    assertThat(platform.intakeQueue.waiting()).isEmpty();
  }

  @Test
  void aMailShouldStayHeldWhenTheQueueDoesNotAnswer() {
    platform.fail(Port.INTAKE_QUEUE, 1);

    assertThatThrownBy(() -> administration.release(mail.id(), "alice"))
        .isInstanceOf(Unavailable.class);

    assertThat(state()).isEqualTo(new Held());
    assertThat(administration.release(mail.id(), "alice")).contains(new Released(NOW, "alice"));
  }

  @Test
  void aMailShouldBeQueuedBeforeItIsHeldNoMore() {
    platform.loseAnswers(Port.QUARANTINED_MAILS, 1, 1);

    assertThatThrownBy(() -> administration.release(mail.id(), "alice"))
        .isInstanceOf(Unavailable.class);

    assertThat(state()).isEqualTo(new Released(NOW, "alice"));
    assertThat(platform.intakeQueue.waiting()).hasSize(1);
  }

  @Test
  void ofManyAdminsOneShouldDecide() throws Exception {
    List<Optional<QuarantineState>> states =
        Race.among(
            8,
            () ->
                Thread.currentThread().threadId() % 2 == 0
                    ? administration.release(mail.id(), "alice")
                    : administration.delete(mail.id(), "bob"));

    assertThat(states).allMatch(one -> one.equals(Optional.of(state())));
    assertThat(platform.intakeQueue.waiting()).isNotEmpty();
  }
}
