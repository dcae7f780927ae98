package org.sealpost.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.local.queue.Feeder;
import org.sealpost.local.queue.QueuedMessage;

/// A function behind a queue, with `ReportBatchItemFailures` as in template.yaml.
public final class SqsFunction implements Feeder.BatchFunction {
  private final String queue;
  private final RequestHandler<SQSEvent, SQSBatchResponse> handler;

  /// @param queue as the events name it
  public SqsFunction(String queue, RequestHandler<SQSEvent, SQSBatchResponse> handler) {
    this.queue = queue;
    this.handler = handler;
  }

  @Override
  public Set<Long> handle(List<QueuedMessage> batch) {
    SQSEvent event = new SQSEvent();
    event.setRecords(batch.stream().map(this::asRecord).toList());
    SQSBatchResponse answer =
        handler.handleRequest(event, LocalContext.of(handler.getClass().getSimpleName()));
    return Optional.ofNullable(answer)
        .map(SQSBatchResponse::getBatchItemFailures)
        .orElse(List.of())
        .stream()
        .map(failure -> Long.valueOf(failure.getItemIdentifier()))
        .collect(Collectors.toSet());
  }

  private SQSMessage asRecord(QueuedMessage message) {
    SQSMessage sqs = new SQSMessage();
    sqs.setMessageId(String.valueOf(message.number()));
    sqs.setReceiptHandle(message.number() + "." + message.attempt());
    sqs.setBody(message.body());
    sqs.setEventSource("aws:sqs");
    sqs.setEventSourceArn("arn:aws:sqs:local:000000000000:" + queue);
    sqs.setAwsRegion("local");
    sqs.setAttributes(
        Map.of(
            "ApproximateReceiveCount", String.valueOf(message.attempt()),
            "SentTimestamp", String.valueOf(message.sentAt().toEpochMilli())));
    return sqs;
  }
}
