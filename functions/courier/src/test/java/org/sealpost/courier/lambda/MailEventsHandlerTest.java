package org.sealpost.courier.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.DeliveryProblem;
import org.sealpost.opening.DeliveryProblem.Kind;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;

class MailEventsHandlerTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final Instant now = platform.clock.instant();
  private final MailEventsHandler handler =
      new MailEventsHandler(platform.deliveryProblems(), platform.clock);

  @Test
  void handleShouldNoteWhatSesPublishes() {
    SQSBatchResponse answer =
        handle(
            bounce(Samples.BOB, "OnAccountSuppressionList", now.minusSeconds(5)),
            bounce(CAROL, "General", now));

    assertThat(Batches.failed(answer)).isEmpty();
    assertThat(platform.deliveryProblems.find(Samples.BOB, now))
        .contains(new DeliveryProblem(Kind.SUPPRESSED, now.minusSeconds(5)));
    assertThat(platform.deliveryProblems.find(CAROL, now))
        .contains(new DeliveryProblem(Kind.BOUNCED, now));
  }

  @Test
  void handleShouldChangeNothingWhenEventsComeTwiceOrOutOfOrder() {
    handle(bounce(Samples.BOB, "General", now));

    SQSBatchResponse answer =
        handle(
            bounce(Samples.BOB, "General", now),
            bounce(Samples.BOB, "OnAccountSuppressionList", now.minusSeconds(5)));

    assertThat(Batches.failed(answer)).isEmpty();
    assertThat(platform.deliveryProblems.find(Samples.BOB, now))
        .contains(new DeliveryProblem(Kind.BOUNCED, now));
  }

  @Test
  void handleShouldBeDoneWithEventsThatAreNoProblem() {
    SQSBatchResponse answer =
        handle("{\"detail\": {\"eventType\": \"DeliveryDelay\", \"mail\": {}}}");

    assertThat(Batches.failed(answer)).isEmpty();
    assertThat(platform.calls(Port.DELIVERY_PROBLEMS)).isZero();
  }

  @Test
  void handleShouldForgetWhatIsOld() {
    handle(bounce(Samples.BOB, "General", now.minus(Duration.ofDays(1))));

    assertThat(platform.deliveryProblems.find(Samples.BOB, now)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "delivery-1"})
  void handleShouldKeepWhatIsNoEventForSomebodyToLookAt(String body) {
    SQSBatchResponse answer = handle(body, bounce(Samples.BOB, "General", now));

    assertThat(Batches.failed(answer)).containsExactly("record-0");
    assertThat(platform.deliveryProblems.find(Samples.BOB, now)).isPresent();
  }

  @Test
  void handleShouldKeepOnlyTheEventThatCouldNotBeNoted() {
    platform.fail(Port.DELIVERY_PROBLEMS, 1);

    SQSBatchResponse answer =
        handle(bounce(Samples.BOB, "General", now), bounce(CAROL, "General", now));

    assertThat(Batches.failed(answer)).containsExactly("record-0");
    assertThat(platform.deliveryProblems.find(CAROL, now)).isPresent();
  }

  private SQSBatchResponse handle(String... bodies) {
    return handler.handleRequest(Batches.of(bodies), null);
  }

  private static String bounce(EmailAddress mailbox, String subType, Instant at) {
    return """
        {"version": "0", "detail-type": "Email Bounced", "source": "aws.ses", "detail": {
          "eventType": "Bounce",
          "bounce": {"bounceType": "Permanent", "bounceSubType": "%s", "timestamp": "%s",
            "bouncedRecipients": [{"emailAddress": "%s"}]},
          "mail": {"destination": ["%s"]}}}
        """
        .formatted(subType, at, mailbox, mailbox);
  }
}
