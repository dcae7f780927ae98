package org.sealpost.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.aws.dynamodb.TableNames.Table;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.testing.Samples;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// What DynamoDB Local does not: answer a part of a batch.
final class DynamoProtectedMessagesTest {
  private static final TableNames NAMES = TableNames.prefixed("test-");

  private final ProtectedMessage message = Samples.message(Samples.CONTOSO, Samples.NOW);
  private final MessageRecipient recipient = Samples.recipient(Samples.BOB);
  private final PortalLink link = new PortalLink(message.id(), recipient.key());

  private static DynamoProtectedMessages over(DynamoDbClient client) {
    return new DynamoProtectedMessages(
        new DynamoTable(client, NAMES, Table.MESSAGES), Samples.CONTOSO);
  }

  private DynamoDbClient answering(int answers) {
    return new AnswersApart(
        answers,
        List.of(
            DynamoProtectedMessages.item(message),
            DynamoProtectedMessages.item(message, recipient)));
  }

  @Test
  void findShouldAskAgainForWhatWasNotAnswered() {
    assertThat(over(answering(2)).find(link)).contains(new AddressedMessage(message, recipient));
  }

  @Test
  void findShouldBeUnavailableWhenAPartIsNeverAnswered() {
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> over(answering(1)).find(link));
  }

  /// Answers one key of each request, until it has answered so many.
  private static final class AnswersApart implements DynamoDbClient {
    private final List<Map<String, AttributeValue>> items;
    private int answersLeft;

    AnswersApart(int answers, List<Map<String, AttributeValue>> items) {
      this.answersLeft = answers;
      this.items = items;
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      String table = NAMES.of(Table.MESSAGES);
      if (answersLeft == 0) {
        return BatchGetItemResponse.builder().unprocessedKeys(request.requestItems()).build();
      }
      answersLeft--;
      List<Map<String, AttributeValue>> keys =
          request.requestItems().values().stream().flatMap(asked -> asked.keys().stream()).toList();
      Map<String, AttributeValue> answered = keys.getFirst();
      List<Map<String, AttributeValue>> found =
          items.stream().filter(item -> item.entrySet().containsAll(answered.entrySet())).toList();
      Map<String, KeysAndAttributes> left =
          keys.size() == 1
              ? Map.of()
              : Map.of(
                  table, KeysAndAttributes.builder().keys(keys.subList(1, keys.size())).build());
      return BatchGetItemResponse.builder()
          .responses(Map.of(table, found))
          .unprocessedKeys(left)
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
