package org.sealpost.aws.dynamodb;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.sealpost.aws.call.AwsCall;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Transactions, tried again when they only got in each other's way: the SDK does not do that.
final class Transactions {
  private static final int TRIES = 8;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final DynamoDbClient client;
  private final SecureRandom random;

  Transactions(DynamoDbClient client, SecureRandom random) {
    this.client = client;
    this.random = random;
  }

  /// All of them or none.
  ///
  /// @return false when a condition did not hold
  /// @throws org.sealpost.Unavailable when they conflicted with others too often, or DynamoDB did
  ///     not answer
  boolean write(List<TransactWriteItem> writes) {
    for (int tried = 1; tried <= TRIES; tried++) {
      switch (attempt(writes)) {
        case WRITTEN -> {
          return true;
        }
        case CONDITION_NOT_HELD -> {
          return false;
        }
        case CONFLICT -> pauseAfter(tried);
      }
    }
    throw AwsCall.tooBusy("transaction");
  }

  private Outcome attempt(List<TransactWriteItem> writes) {
    return AwsCall.answer(
        "transaction",
        () -> {
          try {
            client.transactWriteItems(transaction -> transaction.transactItems(writes));
            return Outcome.WRITTEN;
          } catch (TransactionCanceledException canceled) {
            return outcome(canceled);
          }
        });
  }

  private static Outcome outcome(TransactionCanceledException canceled) {
    List<String> reasons =
        canceled.cancellationReasons().stream().map(CancellationReason::code).toList();
    if (reasons.contains("ConditionalCheckFailed")) {
      return Outcome.CONDITION_NOT_HELD;
    }
    if (reasons.contains("TransactionConflict")) {
      return Outcome.CONFLICT;
    }
    throw canceled;
  }

  /// Up to 20 ms, then up to twice as long each time: whoever waits for the same length again meets
  /// the same rival again.
  private void pauseAfter(int tried) {
    long longest = Math.min(LONGEST_PAUSE.toMillis(), 10L << tried);
    try {
      Thread.sleep(random.nextLong(longest) + 1);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw AwsCall.tooBusy("transaction");
    }
  }

  private enum Outcome {
    WRITTEN,
    CONDITION_NOT_HELD,
    CONFLICT
  }
}
