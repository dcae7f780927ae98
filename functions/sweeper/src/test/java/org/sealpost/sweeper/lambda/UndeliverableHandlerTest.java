package org.sealpost.sweeper.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.aws.events.IntakeMessages;
import org.sealpost.aws.lambda.AuthenticatedFunction;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.Settlement;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;

class UndeliverableHandlerTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final UndeliverableHandler handler =
      new UndeliverableHandler(
          Doors.undeliverable(platform),
          new IntakeMessages(new AuthenticatedFunction("sealpost-gateway")));

  @Test
  void handleShouldReportAnIntakeToItsSender() {
    Intake intake = Samples.intake();

    SQSBatchResponse answer = handle(IntakeMessages.write(intake));

    assertThat(Batches.failed(answer)).isEmpty();
    assertThat(orders())
        .singleElement()
        .isInstanceOfSatisfying(
            DeliveryOrder.Report.class,
            report -> {
              assertThat(report.recipient()).isEqualTo(Samples.ALICE);
              assertThat(report.failed()).containsExactly(Samples.BOB);
            });
  }

  @Test
  void handleShouldReportAnInvocationAsFarAsItCanBeRead() throws IOException {
    String body;
    try (InputStream event =
        Objects.requireNonNull(getClass().getResourceAsStream("/events/failed-invocation.json"))) {
      body = new String(event.readAllBytes(), UTF_8);
    }

    SQSBatchResponse answer = handle(body);

    assertThat(Batches.failed(answer)).isEmpty();
    assertThat(orders()).singleElement().isInstanceOf(DeliveryOrder.Report.class);
  }

  @Test
  void handleShouldFailADeliveryAndReportItToItsAuthor() {
    Intake intake = Samples.intake();
    Settlement settlement = Samples.settlement(intake);
    platform.records.intakes().settle(settlement);
    String delivery = settlement.deliveryIds().getFirst().value();

    SQSBatchResponse answer = handle(delivery);

    assertThat(Batches.failed(answer)).isEmpty();
    assertThat(platform.records.deliveries().isFinished(settlement.deliveryIds().getFirst()))
        .isTrue();
    assertThat(orders()).singleElement().isInstanceOf(DeliveryOrder.Report.class);
  }

  @Test
  void handleShouldKeepOnlyTheRecordThatFails() {
    platform.fail(Port.INTAKES, 1);

    SQSBatchResponse answer =
        handle(IntakeMessages.write(Samples.intake()), IntakeMessages.write(Samples.intake()));

    assertThat(Batches.failed(answer)).containsExactly("record-0");
    assertThat(orders()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "{\"intake\":{}}", "two words", "[]"})
  void handleShouldKeepWhatItCannotRead(String body) {
    assertThat(Batches.failed(handle(body))).containsExactly("record-0");
  }

  private SQSBatchResponse handle(String... bodies) {
    return handler.handleRequest(Batches.of(bodies), null);
  }

  private List<DeliveryOrder> orders() {
    return platform.deliveryQueue.waiting().stream()
        .map(platform.records::order)
        .flatMap(Optional::stream)
        .toList();
  }
}
