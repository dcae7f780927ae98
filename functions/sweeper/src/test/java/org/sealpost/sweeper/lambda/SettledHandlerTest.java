package org.sealpost.sweeper.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.Settlement;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;

class SettledHandlerTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final SettledHandler handler = new SettledHandler(Doors.retirement(platform));
  private final Intake intake = Samples.intake();
  private final Settlement settlement = Samples.settlement(intake);

  @Test
  void handleShouldRetireRawMailThatNobodyNeeds() {
    settle();
    settlement.forwardIds().forEach(id -> platform.records.deliveries().sent(id, Samples.NOW));

    var answer = handler.handleRequest(Batches.of(intake.key().value()), null);

    assertThat(Batches.failed(answer)).isEmpty();
    assertThat(platform.rawInbox.ids()).isEmpty();
  }

  @Test
  void handleShouldKeepRawMailThatADeliveryNeeds() {
    settle();

    var answer = handler.handleRequest(Batches.of(intake.key().value()), null);

    assertThat(Batches.failed(answer)).containsExactly("record-0");
    assertThat(platform.rawInbox.ids()).containsExactly(intake.id());
  }

  @Test
  void handleShouldKeepTheRecordWhenTheInboxDoesNotAnswer() {
    settle();
    settlement.forwardIds().forEach(id -> platform.records.deliveries().sent(id, Samples.NOW));
    platform.fail(Port.RAW_INBOX);

    var answer = handler.handleRequest(Batches.of(intake.key().value()), null);

    assertThat(Batches.failed(answer)).containsExactly("record-0");
  }

  @Test
  void handleShouldKeepWhatIsNotSettledAndWhatIsNoKey() {
    ClassLoader loader = getClass().getClassLoader();
    InputStream json =
        Objects.requireNonNull(getClass().getResourceAsStream("/events/settled.json"));
    SQSEvent event = LambdaEventSerializers.serializerFor(SQSEvent.class, loader).fromJson(json);

    var answer = handler.handleRequest(event, null);

    assertThat(Batches.failed(answer))
        .containsExactly(
            "059f36b4-87a3-44ab-83d2-661975830a7d", "2e1424d4-f796-459a-8184-9c92662be6da");
  }

  private void settle() {
    platform.rawInbox.put(intake.id(), Samples.bytes(100));
    platform.records.intakes().arrive(intake);
    platform.records.intakes().settle(settlement);
  }
}
