package org.sealpost.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sealpost.configuration.ConfigurationDocument.DIRECTORY;
import static org.sealpost.configuration.ConfigurationDocument.RULES;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.aws.dynamodb.TableNames.Table;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.configuration.Configurations;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;
import org.sealpost.testing.SeededRandom;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.paginators.QueryIterable;

/// What the contract cannot see: the pieces that a content lies in, and the answers that get lost.
final class DynamoConfigurationsIT {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final DynamoDbClient client = LocalStores.client(AWS.dynamoDb());
  private final LocalStores local = LocalStores.fresh(client);
  private final Configurations configurations = local.stores().configurations();

  @AfterEach
  void closeClient() {
    client.close();
  }

  private static ConfigurationVersion version(long number) {
    return new ConfigurationVersion(number, Samples.NOW, "admin", "change " + number);
  }

  private static String incompressible(int characters) {
    return new SeededRandom(4)
        .ints(characters, ' ', 0xd7ff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private String table() {
    return local.names().of(Table.ORGANIZATION);
  }

  private List<Map<String, AttributeValue>> items(Predicate<String> pk) {
    return client.scanPaginator(scan -> scan.tableName(table())).items().stream()
        .filter(item -> pk.test(Items.needed(item, Items.PK).s()))
        .toList();
  }

  private List<Map<String, AttributeValue>> chunks() {
    return items(pk -> pk.contains("#content#"));
  }

  private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return Map.of("pk", Items.needed(item, "pk"), "sk", Items.needed(item, "sk"));
  }

  private Configurations over(DynamoDbClient disturbed) {
    return new DynamoStores(disturbed, local.names(), Samples.CONTOSO, new SecureRandom())
        .configurations();
  }

  @Test
  void contentShouldBeAsLargeAsItMayBe() {
    String largest = incompressible(Configurations.LARGEST);

    configurations.append(DIRECTORY, version(1), largest);

    assertThat(configurations.content(DIRECTORY, 1).orElseThrow().equals(largest)).isTrue();
  }

  @Test
  void contentShouldTakeLittleRoomWhenItRepeatsItself() {
    configurations.append(RULES, version(1), "{\"name\": \"Encrypt\"}".repeat(50_000));

    assertThat(chunks()).hasSize(1);
  }

  @Test
  void contentShouldBeEmptyTextWhenThatWasStored() {
    configurations.append(RULES, version(1), "");

    assertThat(configurations.content(RULES, 1)).contains("");
  }

  @Test
  void appendShouldRefuseWhatWouldComeBackAsAnotherText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> configurations.append(RULES, version(1), "half a pair: \ud83d"));

    assertThat(configurations.newest()).isEmpty();
    assertThat(chunks()).isEmpty();
  }

  @Test
  void contentShouldBeUnavailableWhenAPieceIsMissing() {
    configurations.append(RULES, version(1), incompressible(1_000_000));
    client.deleteItem(delete -> delete.tableName(table()).key(keyOf(chunks().getLast())));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> configurations.content(RULES, 1));
  }

  @Test
  void contentShouldBeUnavailableWhenThereIsAPieceTooMany() {
    configurations.append(RULES, version(1), "rules");
    Map<String, AttributeValue> another = new HashMap<>(chunks().getFirst());
    another.put("sk", Items.text("00001"));
    client.putItem(put -> put.tableName(table()).item(another));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> configurations.content(RULES, 1));
  }

  @Test
  void contentShouldBeUnavailableWhenAPieceIsBroken() {
    configurations.append(RULES, version(1), "rules");
    Map<String, AttributeValue> broken = new HashMap<>(chunks().getFirst());
    broken.put("chunk", Items.bytes(Samples.bytes(100)));
    client.putItem(put -> put.tableName(table()).item(broken));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> configurations.content(RULES, 1));
  }

  @Test
  void contentShouldBeUnavailableWhenItIsAnother() {
    configurations.append(RULES, version(1), "rules");
    configurations.append(RULES, version(2), "other rules");
    List<Map<String, AttributeValue>> versions = items(pk -> pk.endsWith("#configuration#RULES"));
    Map<String, AttributeValue> mixed = new HashMap<>(versions.getFirst());
    mixed.put("attempt", Items.needed(versions.getLast(), "attempt"));
    client.putItem(put -> put.tableName(table()).item(mixed));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> configurations.content(RULES, 1));
    assertThat(configurations.content(RULES, 2)).contains("other rules");
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "attempt", "chunks", "sha256", "json"})
  void everythingShouldBeUnavailableRatherThanHalfRead(String attribute) {
    configurations.append(RULES, version(1), "rules");
    for (Map<String, AttributeValue> item : items(pk -> !pk.contains("#content#"))) {
      Map<String, AttributeValue> broken = new HashMap<>(item);
      broken.computeIfPresent(attribute, (_, _) -> Items.text("nonsense"));
      client.putItem(put -> put.tableName(table()).item(broken));
    }

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(
            () -> {
              configurations.newest();
              configurations.content(RULES, 1);
              configurations.versions(RULES, Long.MAX_VALUE, 1);
            });
  }

  @Test
  void appendShouldLeaveNothingOfThoseWhoCameLate() throws Exception {
    AtomicInteger racers = new AtomicInteger();

    Race.among(
        8, () -> configurations.append(RULES, version(1), "racer " + racers.incrementAndGet()));

    assertThat(chunks()).hasSize(1);
  }

  @Test
  void appendShouldSayYesWhenItsOwnAnswerWasLost() {
    Configurations deaf = over(new Disturbed(0, 1));

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> deaf.append(RULES, version(1), "rules"));

    assertThat(deaf.append(RULES, version(1), "rules")).isTrue();
    assertThat(deaf.content(RULES, 1)).contains("rules");
    assertThat(deaf.append(RULES, version(1), "others")).isFalse();
    assertThat(chunks()).hasSize(1);
  }

  @Test
  void appendShouldSayNoToTheSameContentByAnother() {
    configurations.append(RULES, version(1), "rules");

    assertThat(
            configurations.append(
                RULES, new ConfigurationVersion(1, Samples.NOW, "other", "change 1"), "rules"))
        .isFalse();
  }

  @Test
  void appendShouldStoreNothingThatCanBeSeenBeforeItsTransaction() {
    Configurations dying = over(new Disturbed(1, 0));

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> dying.append(RULES, version(1), "rules"));

    assertThat(configurations.newest()).isEmpty();
    assertThat(configurations.content(RULES, 1)).isEmpty();
    assertThat(configurations.append(RULES, version(1), "other rules")).isTrue();
    assertThat(configurations.content(RULES, 1)).contains("other rules");
  }

  /// Transactions fail before they are made, or after.
  private final class Disturbed implements DynamoDbClient {
    private int failing;
    private int deaf;

    Disturbed(int failing, int deaf) {
      this.failing = failing;
      this.deaf = deaf;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      if (failing-- > 0) {
        throw SdkClientException.create("never sent");
      }
      TransactWriteItemsResponse response = client.transactWriteItems(request);
      if (deaf-- > 0) {
        throw SdkClientException.create("never heard");
      }
      return response;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      return client.getItem(request);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      return client.putItem(request);
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
      return client.deleteItem(request);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      return client.query(request);
    }

    @Override
    public QueryIterable queryPaginator(QueryRequest request) {
      return client.queryPaginator(request);
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
