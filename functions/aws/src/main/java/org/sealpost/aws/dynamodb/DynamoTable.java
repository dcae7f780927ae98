package org.sealpost.aws.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sealpost.aws.call.AwsCall;
import org.sealpost.aws.dynamodb.TableNames.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// One table: each call is one request, and what DynamoDB does not answer is
/// [org.sealpost.Unavailable]. A condition that does not hold is an answer.
final class DynamoTable {
  private static final int TRIES = 5;

  private final DynamoDbClient client;
  private final TableNames names;
  private final Table table;

  DynamoTable(DynamoDbClient client, TableNames names, Table table) {
    this.client = client;
    this.names = names;
    this.table = table;
  }

  String name() {
    return names.of(table);
  }

  /// Strongly consistent.
  Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
    return answer(
        () -> {
          var response = client.getItem(get -> get.tableName(name()).key(key).consistentRead(true));
          return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
        });
  }

  /// Those of these items that are there, in no order, by one request: each strongly consistent, at
  /// most 100, no key twice. What DynamoDB leaves out for once is asked for again.
  List<Map<String, AttributeValue>> getAll(List<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    Map<String, KeysAndAttributes> wanted =
        Map.of(name(), KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
    for (int tried = 0; tried < TRIES && !wanted.isEmpty(); tried++) {
      Map<String, KeysAndAttributes> asked = wanted;
      BatchGetItemResponse response =
          answer(() -> client.batchGetItem(get -> get.requestItems(asked)));
      found.addAll(response.responses().getOrDefault(name(), List.of()));
      wanted = response.unprocessedKeys();
    }
    if (!wanted.isEmpty()) {
      throw AwsCall.tooBusy(table + " table");
    }
    return found;
  }

  void put(Map<String, AttributeValue> item) {
    answer(() -> client.putItem(put -> put.tableName(name()).item(item)));
  }

  Conditional put(Map<String, AttributeValue> item, Consumer<PutItemRequest.Builder> condition) {
    return conditional(
        () -> {
          client.putItem(
              put ->
                  put.tableName(name())
                      .item(item)
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD)
                      .applyMutation(condition));
          return item;
        });
  }

  Conditional update(
      Map<String, AttributeValue> key, Consumer<UpdateItemRequest.Builder> expression) {
    return conditional(
        () ->
            client
                .updateItem(
                    update ->
                        update
                            .tableName(name())
                            .key(key)
                            .returnValues(ReturnValue.ALL_NEW)
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)
                            .applyMutation(expression))
                .attributes());
  }

  void delete(Map<String, AttributeValue> key) {
    answer(() -> client.deleteItem(delete -> delete.tableName(name()).key(key)));
  }

  Conditional delete(
      Map<String, AttributeValue> key, Consumer<DeleteItemRequest.Builder> condition) {
    return conditional(
        () -> {
          client.deleteItem(delete -> delete.tableName(name()).key(key).applyMutation(condition));
          return Map.of();
        });
  }

  /// All items that the query finds, of as many pages as they fill; at most `limit`.
  List<Map<String, AttributeValue>> query(int limit, Consumer<QueryRequest.Builder> condition) {
    return answer(
        () ->
            client
                .queryPaginator(query -> query.tableName(name()).applyMutation(condition))
                .items()
                .stream()
                .limit(limit)
                .toList());
  }

  /// What one request finds, of as many items as its limit lets it look at.
  List<Map<String, AttributeValue>> queryOnce(Consumer<QueryRequest.Builder> condition) {
    return answer(
        () -> client.query(query -> query.tableName(name()).applyMutation(condition)).items());
  }

  /// All items of one partition, in the order of their sort keys. Strongly consistent.
  List<Map<String, AttributeValue>> partition(String pk) {
    return query(
        Integer.MAX_VALUE,
        query ->
            query
                .consistentRead(true)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", Items.text(pk))));
  }

  /// All items of one partition whose sort keys begin like this, in their order. Strongly
  /// consistent.
  List<Map<String, AttributeValue>> beginningWith(String pk, String skPrefix) {
    return query(
        Integer.MAX_VALUE,
        query ->
            query
                .consistentRead(true)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                .expressionAttributeValues(
                    Map.of(":pk", Items.text(pk), ":prefix", Items.text(skPrefix))));
  }

  private Conditional conditional(AwsCall<Map<String, AttributeValue>, RuntimeException> call) {
    return answer(
        () -> {
          try {
            return new Conditional.Done(call.make());
          } catch (ConditionalCheckFailedException notHeld) {
            return new Conditional.NotHeld(notHeld.hasItem() ? notHeld.item() : Map.of());
          }
        });
  }

  private <T> T answer(AwsCall<T, RuntimeException> call) {
    return AwsCall.answer(table + " table", call);
  }

  /// Answer to a conditional write.
  sealed interface Conditional {
    /// @param item as it is now
    record Done(Map<String, AttributeValue> item) implements Conditional {}

    /// The condition did not hold, and nothing was written.
    ///
    /// @param item as it is; empty when there is none
    record NotHeld(Map<String, AttributeValue> item) implements Conditional {}
  }
}
