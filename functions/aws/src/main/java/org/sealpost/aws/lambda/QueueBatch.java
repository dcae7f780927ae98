package org.sealpost.aws.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers a batch from SQS record by record, so that no record shares another's fate
/// (`ReportBatchItemFailures`).
public final class QueueBatch {
  private static final Logger LOG = LoggerFactory.getLogger(QueueBatch.class);

  private QueueBatch() {}

  /// Gives each record's body to `work`. A record that `work` leaves, or fails on in whatever way,
  /// is reported as failed: SQS brings it again, and to the dead-letter queue in the end. Nothing
  /// is ever dropped, and this never throws.
  public static SQSBatchResponse answer(SQSEvent event, Work work) {
    List<BatchItemFailure> failures = new ArrayList<>();
    for (SQSMessage message : records(event)) {
      if (!isDone(message, work)) {
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private static boolean isDone(SQSMessage message, Work work) {
    try {
      boolean done = work.isDone(Optional.ofNullable(message.getBody()).orElse(""));
      if (!done) {
        LOG.info("record {} stays in its queue", message.getMessageId());
      }
      return done;
    } catch (Unavailable notNow) {
      LOG.warn(
          "record {} stays in its queue: no answer from {}",
          message.getMessageId(),
          notNow.getMessage());
      return false;
    } catch (RuntimeException | Error failure) {
      // An Error too: one mail that does not fit into memory must not drag the others along.
      LOG.error("record {} failed", message.getMessageId(), new WordlessFailure(failure));
      return false;
    }
  }

  private static List<SQSMessage> records(SQSEvent event) {
    return Optional.ofNullable(event.getRecords()).orElse(List.of());
  }

  /// What is to be done with one record.
  @FunctionalInterface
  public interface Work {
    /// @return whether the record is done with for good; otherwise it comes again
    boolean isDone(String body);
  }
}
