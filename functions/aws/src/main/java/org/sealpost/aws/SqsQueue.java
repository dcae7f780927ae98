package org.sealpost.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sealpost.aws.call.AwsCall;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// A standard queue.
final class SqsQueue {
  /// Of SQS; ten ids are far below its 1 MiB.
  private static final int BATCH = 10;

  private static final int TRIES = 3;

  private final SqsClient sqs;
  private final String url;

  SqsQueue(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  void send(String body) {
    AwsCall.answer("queue", () -> sqs.sendMessage(send -> send.queueUrl(url).messageBody(body)));
  }

  /// @param bodies at most 100 KB each
  void sendAll(List<String> bodies) {
    for (int from = 0; from < bodies.size(); from += BATCH) {
      sendBatch(bodies.subList(from, Math.min(bodies.size(), from + BATCH)));
    }
  }

  /// SQS may take a part of a batch: the rest is sent again.
  private void sendBatch(List<String> bodies) {
    List<String> left = bodies;
    for (int tried = 0; tried < TRIES && !left.isEmpty(); tried++) {
      left = refusedOf(left);
    }
    if (!left.isEmpty()) {
      throw AwsCall.tooBusy("queue");
    }
  }

  private List<String> refusedOf(List<String> bodies) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    IntStream.range(0, bodies.size())
        .forEach(
            place ->
                entries.add(
                    SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(place))
                        .messageBody(bodies.get(place))
                        .build()));
    return AwsCall.answer(
            "queue", () -> sqs.sendMessageBatch(send -> send.queueUrl(url).entries(entries)))
        .failed()
        .stream()
        .map(BatchResultErrorEntry::id)
        .map(place -> bodies.get(Integer.parseInt(place)))
        .toList();
  }
}
