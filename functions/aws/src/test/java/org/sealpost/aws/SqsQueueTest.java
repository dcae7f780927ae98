package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// What SQS does seldom: take a part of a batch.
final class SqsQueueTest {
  private static final List<String> BODIES =
      IntStream.range(0, 25).mapToObj(Integer::toString).toList();

  @Test
  void sendAllShouldSendAgainWhatWasNotTaken() {
    TakesAPart sqs = new TakesAPart(4);

    new SqsQueue(sqs, "url").sendAll(BODIES);

    assertThat(sqs.taken).containsExactlyInAnyOrderElementsOf(BODIES);
  }

  @Test
  void sendAllShouldBeUnavailableWhenSomeAreNeverTaken() {
    TakesAPart sqs = new TakesAPart(1);

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> new SqsQueue(sqs, "url").sendAll(BODIES));
  }

  /// Takes the first few of each batch.
  private static final class TakesAPart implements SqsClient {
    private final int size;
    private final List<String> taken = new ArrayList<>();

    TakesAPart(int size) {
      this.size = size;
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
      List<BatchResultErrorEntry> failed = new ArrayList<>();
      for (SendMessageBatchRequestEntry entry : request.entries()) {
        if (request.entries().indexOf(entry) < size) {
          taken.add(entry.messageBody());
        } else {
          failed.add(BatchResultErrorEntry.builder().id(entry.id()).build());
        }
      }
      return SendMessageBatchResponse.builder().failed(failed).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
