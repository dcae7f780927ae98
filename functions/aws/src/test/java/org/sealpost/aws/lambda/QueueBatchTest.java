package org.sealpost.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueueBatchTest {
  @Test
  void answerShouldReportNothingWhenAllIsDone() {
    SQSBatchResponse answer = QueueBatch.answer(batch("a", "b"), body -> true);

    assertThat(answer.getBatchItemFailures()).isEmpty();
  }

  @Test
  void answerShouldReportTheRecordThatIsLeft() {
    SQSBatchResponse answer = QueueBatch.answer(batch("a", "b"), body -> body.equals("a"));

    assertThat(failed(answer)).containsExactly("id-b");
  }

  @Test
  void answerShouldGoOnBehindARecordThatThrows() {
    List<String> seen = new ArrayList<>();

    SQSBatchResponse answer =
        QueueBatch.answer(
            batch("a", "b", "c"),
            body -> {
              seen.add(body);
              if (body.equals("a")) {
                throw new IllegalStateException("a");
              }
              return true;
            });

    assertThat(seen).containsExactly("a", "b", "c");
    assertThat(failed(answer)).containsExactly("id-a");
  }

  @Test
  void answerShouldReportARecordThatDoesNotFitIntoMemory() {
    SQSBatchResponse answer =
        QueueBatch.answer(
            batch("a"),
            body -> {
              throw new OutOfMemoryError("Java heap space");
            });

    assertThat(failed(answer)).containsExactly("id-a");
  }

  @Test
  void answerShouldGiveAMissingBodyToWorkAsAnEmptyOne() {
    SQSMessage message = new SQSMessage();
    message.setMessageId("id");
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));

    SQSBatchResponse answer = QueueBatch.answer(event, body -> !body.isEmpty());

    assertThat(failed(answer)).containsExactly("id");
  }

  @Test
  void answerShouldReportNothingOfAnEventWithoutRecords() {
    assertThat(failed(QueueBatch.answer(new SQSEvent(), body -> false))).isEmpty();
  }

  private static List<String> failed(SQSBatchResponse answer) {
    return answer.getBatchItemFailures().stream().map(BatchItemFailure::getItemIdentifier).toList();
  }

  private static SQSEvent batch(String... bodies) {
    SQSEvent event = new SQSEvent();
    event.setRecords(Stream.of(bodies).map(QueueBatchTest::message).toList());
    return event;
  }

  private static SQSMessage message(String body) {
    SQSMessage message = new SQSMessage();
    message.setMessageId("id-" + body);
    message.setBody(body);
    return message;
  }
}
