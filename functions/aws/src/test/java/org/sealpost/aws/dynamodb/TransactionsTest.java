package org.sealpost.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// What DynamoDB Local does seldom: cancel a transaction because of another one.
final class TransactionsTest {
  private static boolean write(Cancels client) {
    return new Transactions(client, new SecureRandom()).write(List.of());
  }

  @Test
  void writeShouldTryAgainWhenItOnlyConflictedWithAnother() {
    Cancels client = new Cancels("TransactionConflict", "TransactionConflict");

    assertThat(write(client)).isTrue();
    assertThat(client.reasons).isEmpty();
  }

  @Test
  void writeShouldNotTryAgainWhenAConditionDidNotHold() {
    Cancels client = new Cancels("ConditionalCheckFailed", "TransactionConflict");

    assertThat(write(client)).isFalse();
    assertThat(client.reasons).hasSize(1);
  }

  @Test
  void writeShouldBeUnavailableWhenItConflictsForTooLong() {
    Cancels client =
        new Cancels(Stream.generate(() -> "TransactionConflict").limit(100).toArray(String[]::new));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> write(client));
  }

  @Test
  void writeShouldBeUnavailableWhenItWasCanceledForAnythingElse() {
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> write(new Cancels("ItemCollectionSizeLimitExceeded")));
  }

  private static final class Cancels implements DynamoDbClient {
    private final Queue<String> reasons;

    Cancels(String... reasons) {
      this.reasons = new ArrayDeque<>(List.of(reasons));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      if (reasons.isEmpty()) {
        return TransactWriteItemsResponse.builder().build();
      }
      throw TransactionCanceledException.builder()
          .cancellationReasons(
              CancellationReason.builder().code("None").build(),
              CancellationReason.builder().code(reasons.remove()).build())
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
