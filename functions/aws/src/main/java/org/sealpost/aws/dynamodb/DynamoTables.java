package org.sealpost.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.List;
import java.util.stream.Stream;
import org.sealpost.aws.call.AwsCall;
import org.sealpost.aws.dynamodb.TableNames.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/// Makes the tables where no template does: on one machine, and for tests. Without time to live,
/// which nothing relies on.
public final class DynamoTables {
  private DynamoTables() {}

  /// Makes those of the four tables that are not there yet, and returns when all can be used.
  ///
  /// @throws org.sealpost.Unavailable when DynamoDB does not answer
  public static void create(DynamoDbClient client, TableNames names) {
    for (Table table : Table.values()) {
      AwsCall.answer(
          table + " table",
          () -> {
            createUnlessThere(client, names.of(table), table == Table.MESSAGES);
            return table;
          });
    }
  }

  private static void createUnlessThere(DynamoDbClient client, String name, boolean withIndex) {
    TableStatus status;
    try {
      status = client.createTable(request(name, withIndex)).tableDescription().tableStatus();
    } catch (ResourceInUseException isThere) {
      return;
    }
    if (status != TableStatus.ACTIVE) {
      client.waiter().waitUntilTableExists(wait -> wait.tableName(name)).matched();
    }
  }

  private static CreateTableRequest request(String name, boolean withIndex) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keys(Items.PK, Items.SK))
            .attributeDefinitions(attributes(Items.PK, Items.SK));
    if (withIndex) {
      request
          .attributeDefinitions(attributes(Items.PK, Items.SK, Items.RECENT_PK, Items.RECENT_SK))
          .globalSecondaryIndexes(
              List.of(
                  GlobalSecondaryIndex.builder()
                      .indexName(Items.RECENT)
                      .keySchema(keys(Items.RECENT_PK, Items.RECENT_SK))
                      .projection(all -> all.projectionType(ProjectionType.ALL))
                      .build()));
    }
    return request.build();
  }

  private static List<KeySchemaElement> keys(String partition, String sort) {
    return List.of(
        KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
  }

  private static List<AttributeDefinition> attributes(String... names) {
    return Stream.of(names)
        .map(name -> AttributeDefinition.builder().attributeName(name).attributeType(S).build())
        .toList();
  }
}
