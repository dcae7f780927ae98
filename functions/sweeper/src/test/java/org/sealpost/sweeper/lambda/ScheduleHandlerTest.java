package org.sealpost.sweeper.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sealpost.aws.lambda.WordlessFailure;
import org.sealpost.mailflow.Intake;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;

class ScheduleHandlerTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final ScheduleHandler handler = new ScheduleHandler(Doors.stuckMail(platform));

  @Test
  void handleShouldQueueStuckMailAgain() {
    Intake stuck = Samples.intake(Samples.NOW.minus(Duration.ofHours(1)));
    platform.records.intakes().arrive(stuck);
    platform.records.intakes().arrive(Samples.intake(Samples.NOW));

    handle();

    assertThat(platform.intakeQueue.waiting()).containsExactly(stuck);
  }

  @Test
  void handleShouldFailWithoutWordsWhenTheStoreDoesNotAnswer() {
    platform.fail(Port.INTAKES);

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
