package org.sealpost.gateway.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.aws.events.IntakeMessages;
import org.sealpost.aws.lambda.AuthenticatedFunction;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.inspection.PlainInspector;
import org.sealpost.inspection.PlainScanner;
import org.sealpost.mail.IntakeId;
import org.sealpost.mailflow.Intake;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;

class IntakeQueueHandlerTest {
  private static final IntakeId ID = new IntakeId("d6iitobk75ur44p8kdnnp7g2n800");
  private static final byte[] MAIL =
      "From: alice@contoso.example\r\nSubject: Figures\r\n\r\nHello\r\n".getBytes(UTF_8);

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final IntakeQueueHandler handler =
      new IntakeQueueHandler(
          Doors.mailFlow(platform, new PlainInspector(), new PlainScanner()),
          new IntakeMessages(new AuthenticatedFunction("sealpost-gateway")));

  @Test
  void handleShouldAcceptWhatWeQueuedOurselves() {
    Intake intake = storedIntake();

    SQSBatchResponse answer = handle(Batches.of(IntakeMessages.write(intake)));

    assertThat(Batches.failed(answer)).isEmpty();
    assertThat(orders()).hasSize(1).allMatch(DeliveryOrder.Forward.class::isInstance);
  }

  @Test
  void handleShouldAcceptAnInvocationThatFailed() {
    platform.rawInbox.put(ID, MAIL);

    SQSBatchResponse answer = handle(Batches.of(Events.text("failed-invocation.json")));

    assertThat(Batches.failed(answer)).isEmpty();
    assertThat(orders()).hasSize(2).allMatch(DeliveryOrder.Forward.class::isInstance);
  }

  @Test
  void handleShouldTakeMailOfAnyOtherFunctionForAStrangers() {
    platform.rawInbox.put(ID, MAIL);

    SQSBatchResponse answer = handle(Batches.of(Events.text("failed-invocation-of-inbound.json")));

    assertThat(Batches.failed(answer)).isEmpty();
    assertThat(orders()).noneMatch(DeliveryOrder.Forward.class::isInstance);
  }

  @Test
  void handleShouldKeepOnlyTheRecordThatFails() {
    platform.fail(Port.CONFIGURATIONS, 1);

    SQSBatchResponse answer =
        handle(
            Batches.of(IntakeMessages.write(storedIntake()), IntakeMessages.write(storedIntake())));

    assertThat(Batches.failed(answer)).containsExactly("record-0");
    assertThat(orders()).hasSize(1);
  }

  @Test
  void handleShouldKeepAnIntakeWhoseRawMailIsNotThere() {
    SQSBatchResponse answer = handle(Batches.of(IntakeMessages.write(Samples.intake())));

    assertThat(Batches.failed(answer)).containsExactly("record-0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "{}", "null", "{\"intake\":{}}", "{\"requestPayload\":{}}"})
  void handleShouldKeepWhatItCannotRead(String body) {
    SQSBatchResponse answer = handle(Batches.of(body));

    assertThat(Batches.failed(answer)).containsExactly("record-0");
  }

  @Test
  void handleShouldReadTheEventAsLambdaDoesAndAnswerSo() {
    SQSEvent event =
        LambdaEventSerializers.serializerFor(SQSEvent.class, getClass().getClassLoader())
            .fromJson(Events.open("intakes.json"));

    SQSBatchResponse answer = handle(event);

    ByteArrayOutputStream json = new ByteArrayOutputStream();
    LambdaEventSerializers.serializerFor(SQSBatchResponse.class, getClass().getClassLoader())
        .toJson(answer, json);
    assertThat(json.toString(UTF_8))
        .isEqualTo(
            "{\"batchItemFailures\":"
                + "[{\"itemIdentifier\":\"059f36b4-87a3-44ab-83d2-661975830a7d\"}]}");
  }

  private Intake storedIntake() {
    Intake intake = Samples.intake();
    platform.rawInbox.put(intake.id(), MAIL);
    return intake;
  }

  private SQSBatchResponse handle(SQSEvent event) {
    return handler.handleRequest(event, null);
  }

  private List<DeliveryOrder> orders() {
    return platform.deliveryQueue.waiting().stream()
        .map(platform.records::order)
        .flatMap(Optional::stream)
        .toList();
  }
}
