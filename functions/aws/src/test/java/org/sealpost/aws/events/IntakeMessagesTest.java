package org.sealpost.aws.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;
import org.sealpost.mailflow.Intake;
import org.sealpost.testing.Samples;

final class IntakeMessagesTest {
  private static final String GATEWAY = "arn:aws:lambda:eu-central-1:111122223333:function:gateway";
  private static final String INBOUND = "arn:aws:lambda:eu-central-1:111122223333:function:inbound";

  private final IntakeMessages messages = new IntakeMessages(GATEWAY::equals);

  private static String event() {
    try (InputStream json =
        Objects.requireNonNull(
            IntakeMessagesTest.class.getResourceAsStream("/events/mail-manager.json"))) {
      return new String(json.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Intake intake(boolean authenticated) {
    return new Intake(
        new IntakeId("d6iitobk75ur44p8kdnnp7g2n800"),
        new Envelope(
            Optional.of(Samples.ALICE),
            List.of(Samples.BOB, EmailAddress.of("carol@partner.example"))),
        Instant.parse("2026-09-11T20:32:33.936Z"),
        authenticated,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String bare(String source, String recipients) {
    return """
        {"mail": {"timestamp": "2026-09-11T20:32:33.936Z", "messageId": "abc", "source": %s},
         "receipt": {"recipients": %s}}
        """
        .formatted(source, recipients);
  }

  private static String failed(String payload, String functionArn) {
    return """
        {"version": "1.0", "timestamp": "2026-09-11T21:00:00.000Z",
         "requestContext": {"requestId": "r", "functionArn": "%s", "condition": "RetriesExhausted",
          "approximateInvokeCount": 3},
         "requestPayload": %s,
         "responseContext": {"statusCode": 200, "functionError": "Unhandled"},
         "responsePayload": {"errorMessage": "x"}}
        """
        .formatted(functionArn, payload);
  }

  @Test
  void ofEventShouldTakeTheEnvelopeOfAnEventWithRecords() {
    assertThat(messages.ofEvent(event(), GATEWAY)).containsExactly(intake(true));
  }

  @Test
  void ofEventShouldAskTheFunctionWhetherTheConnectionWasAuthenticated() {
    assertThat(messages.ofEvent(event(), INBOUND)).containsExactly(intake(false));
  }

  @Test
  void ofEventShouldTakeTheClientFromTheTraceOfSes() {
    String event =
        event()
            .replace(
                "{\"name\":\"From\"",
                "{\"name\":\"Received\",\"value\":\"from m.example (m.example [192.0.2.1]) by ses\"},"
                    + "{\"name\":\"From\"");

    assertThat(messages.ofEvent(event, GATEWAY))
        .singleElement()
        .satisfies(intake -> assertThat(intake.client()).contains("192.0.2.1"));
    assertThat(messages.ofQueue(failed(event, INBOUND)))
        .singleElement()
        .satisfies(intake -> assertThat(intake.client()).contains("192.0.2.1"));
  }

  @Test
  void ofEventShouldTakeABareEvent() {
    List<Intake> intakes =
        messages.ofEvent(bare("\"alice@contoso.example\"", "[\"bob@partner.example\"]"), GATEWAY);

    assertThat(intakes)
        .singleElement()
        .extracting(Intake::envelope)
        .isEqualTo(new Envelope(Optional.of(Samples.ALICE), List.of(Samples.BOB)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"<>\"", "\" \"", "\"not an address\""})
  void ofEventShouldTakeAnEmptyOrUnreadableReversePathForNone(String source) {
    List<Intake> intakes = messages.ofEvent(bare(source, "[\"bob@partner.example\"]"), GATEWAY);

    assertThat(intakes)
        .singleElement()
        .satisfies(intake -> assertThat(intake.envelope().reversePath()).isEmpty());
  }

  @Test
  void ofEventShouldTakeAMissingReversePathForNone() {
    String event = bare("null", "[\"bob@partner.example\"]").replace(", \"source\": null", "");

    assertThat(messages.ofEvent(event, GATEWAY))
        .singleElement()
        .satisfies(intake -> assertThat(intake.envelope().reversePath()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[\"nobody\"]",
        "[\"bob@partner.example\", \"jörg@partner.example\"]",
        "[\"bob@partner.example\", \"bob@[192.0.2.1]\"]",
        "[\"bob@partner.example\", null]",
        "[\"bob@partner.example\", \"\"]",
        "\"bob@partner.example\"",
        "null"
      })
  void ofEventShouldFailRatherThanLeaveARecipientOut(String recipients) {
    String event = bare("\"alice@contoso.example\"", recipients);

    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> messages.ofEvent(event, GATEWAY))
        .withMessageNotContaining("bob@");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "null",
        "{\"Records\": []}",
        "{\"Records\": [{}]}",
        "{\"Records\": null}",
        "{\"mail\": {\"messageId\": \"../../etc\", \"timestamp\": \"2026-09-11T20:32:33Z\"},"
            + " \"receipt\": {\"recipients\": [\"bob@partner.example\"]}}",
        "{\"mail\": {\"messageId\": \"abc\"},"
            + " \"receipt\": {\"recipients\": [\"bob@partner.example\"]}}"
      })
  void ofEventShouldFailOnAnythingElse(String event) {
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> messages.ofEvent(event, GATEWAY));
  }

  @Test
  void ofQueueShouldReadWhatWriteWrote() {
    Intake intake = Samples.intake();

    String body = IntakeMessages.write(intake);

    assertThat(body).startsWith("{\"intake\":{");
    assertThat(messages.ofQueue(body)).containsExactly(intake);
    assertThat(messages.ofFailure(body)).containsExactly(intake);
  }

  @Test
  void ofQueueShouldFailOnAnEventOfSes() {
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> messages.ofQueue(event()));
  }

  @Test
  void ofQueueShouldReadLambdasRecordOfAFailedInvocationWhole() {
    assertThat(messages.ofQueue(failed(event(), GATEWAY))).containsExactly(intake(true));
    assertThat(messages.ofQueue(failed(event(), INBOUND))).containsExactly(intake(false));
  }

  @Test
  void ofFailureShouldReadLambdasRecordOfAFailedInvocation() {
    assertThat(messages.ofFailure(failed(event(), GATEWAY))).containsExactly(intake(true));
    assertThat(messages.ofFailure(failed(event(), INBOUND))).containsExactly(intake(false));
  }

  @Test
  void ofFailureShouldLeaveOutRecipientsThatCannotBeReadAsLongAsOneRemains() {
    String event =
        bare("\"alice@contoso.example\"", "[\"jörg@partner.example\", \"bob@partner.example\"]");

    assertThat(messages.ofFailure(failed(event, GATEWAY)))
        .singleElement()
        .satisfies(
            intake -> assertThat(intake.envelope().recipients()).containsExactly(Samples.BOB));
  }

  @Test
  void ofFailureShouldFailWhenNoRecipientRemains() {
    String event = bare("\"alice@contoso.example\"", "[\"jörg@partner.example\"]");

    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> messages.ofFailure(failed(event, GATEWAY)));
  }
}
