package org.sealpost.courier.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.delivery.Delivery;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;

class CourierHandlerTest {
  private static final DeliveryId FIRST = new DeliveryId("delivery-1");
  private static final DeliveryId SECOND = new DeliveryId("delivery-2");
  private static final String FIRST_RECORD = "059f36b4-87a3-44ab-83d2-661975830a7d";

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final CourierHandler handler = new CourierHandler(Doors.courier(platform));

  @Test
  void handleShouldSendWhatIsOrdered() {
    order(FIRST);
    order(SECOND);

    SQSBatchResponse answer = handle(deliveries());

    assertThat(Batches.failed(answer)).isEmpty();
    assertThat(platform.outboundMail.sentTo(Samples.ALICE)).hasSize(2);
  }

  @Test
  void handleShouldSendOnceWhenTheEventComesTwice() {
    order(FIRST);
    order(SECOND);
    handle(deliveries());

    SQSBatchResponse answer = handle(deliveries());

    assertThat(Batches.failed(answer)).isEmpty();
    assertThat(platform.outboundMail.sent()).hasSize(2);
  }

  @Test
  void handleShouldKeepOnlyTheRecordThatCouldNotBeSent() {
    order(FIRST);
    order(SECOND);
    platform.fail(Port.OUTBOUND_MAIL, 1);

    SQSBatchResponse answer = handle(deliveries());

    assertThat(Batches.failed(answer)).containsExactly(FIRST_RECORD);
    assertThat(platform.outboundMail.sent()).hasSize(1);
  }

  @Test
  void handleShouldKeepADeliveryThatAnotherAttemptHolds() {
    order(FIRST);
    platform.records.deliveries().claim(FIRST, Samples.NOW, Duration.ofMinutes(1));

    SQSBatchResponse answer = handle(deliveries());

    assertThat(Batches.failed(answer)).containsExactly(FIRST_RECORD);
    assertThat(platform.outboundMail.sent()).isEmpty();
  }

  @Test
  void handleShouldBeDoneWithWhatIsRefusedForGood() {
    order(FIRST);
    platform.outboundMail.refuse(recipient -> true);

    SQSBatchResponse answer = handle(deliveries());

    assertThat(Batches.failed(answer)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "delivery 1", "{\"intake\":{}}", "../x", "delivery-1\n"})
  void handleShouldKeepWhatIsNoDeliveryId(String body) {
    order(FIRST);

    SQSBatchResponse answer = handle(Batches.of(body));

    assertThat(Batches.failed(answer)).containsExactly("record-0");
    assertThat(platform.outboundMail.sent()).isEmpty();
  }

  private void order(DeliveryId id) {
    platform.records.deliveries().add(new Delivery(id, Samples.report()));
  }

  private SQSBatchResponse handle(SQSEvent event) {
    return handler.handleRequest(event, null);
  }

  /// Read as Lambda's runtime reads it.
  private static SQSEvent deliveries() {
    ClassLoader loader = CourierHandlerTest.class.getClassLoader();
    InputStream json =
        Objects.requireNonNull(
            CourierHandlerTest.class.getResourceAsStream("/events/deliveries.json"));
    return LambdaEventSerializers.serializerFor(SQSEvent.class, loader).fromJson(json);
  }
}
