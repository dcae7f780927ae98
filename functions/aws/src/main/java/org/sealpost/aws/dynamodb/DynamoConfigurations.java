package org.sealpost.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.sealpost.Require.require;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpost.Unavailable;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.configuration.Configurations;
import org.sealpost.organization.OrganizationId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// A document's newest number stands in one item, its versions in one item each, and their contents
/// in [ConfigurationContents], where they are before anything points to them. One transaction moves
/// the number on and adds the version; of two admins at once one gets it.
///
/// A content whose writer died before that transaction remains, read by nobody.
final class DynamoConfigurations implements Configurations {
  private static final int ATTEMPT_BYTES = 16;
  private static final String VERSION = "version";
  private static final String ATTEMPT = "attempt";
  private static final String CHUNKS = "chunks";
  private static final String SHA256 = "sha256";

  private final DynamoTable table;
  private final Transactions transactions;
  private final ConfigurationContents contents;
  private final SecureRandom random;
  private final String pk;

  DynamoConfigurations(
      DynamoTable table,
      Transactions transactions,
      SecureRandom random,
      OrganizationId organization) {
    this.table = table;
    this.transactions = transactions;
    this.random = random;
    this.pk = "O#" + organization + "#configuration";
    this.contents = new ConfigurationContents(table, pk);
  }

  @Override
  public Map<ConfigurationDocument, Long> newest() {
    List<Map<String, AttributeValue>> items = table.partition(pk);
    return readable(
        () -> {
          Map<ConfigurationDocument, Long> newest = new EnumMap<>(ConfigurationDocument.class);
          for (Map<String, AttributeValue> item : items) {
            newest.put(
                ConfigurationDocument.valueOf(Items.needed(item, Items.SK).s()),
                Items.number(Items.needed(item, VERSION)));
          }
          return newest;
        });
  }

  @Override
  public Optional<String> content(ConfigurationDocument document, long version) {
    return table.get(versionKey(document, version)).map(item -> readable(() -> content(item)));
  }

  private String content(Map<String, AttributeValue> version) {
    byte[] text =
        contents.read(
            Items.needed(version, ATTEMPT).s(), Items.number(Items.needed(version, CHUNKS)));
    if (!digest(text).equals(Items.needed(version, SHA256).s())) {
      throw new IllegalStateException("not the content that was stored");
    }
    return new String(text, UTF_8);
  }

  @Override
  public List<ConfigurationVersion> versions(
      ConfigurationDocument document, long before, int limit) {
    List<Map<String, AttributeValue>> items =
        table.query(
            limit,
            query ->
                query
                    .consistentRead(true)
                    .scanIndexForward(false)
                    .limit(limit)
                    .keyConditionExpression("pk = :pk AND sk < :before")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", Items.text(versionsPk(document)),
                            ":before", Items.text(versionSk(before)))));
    return readable(
        () -> items.stream().map(item -> Items.record(item, ConfigurationVersion.class)).toList());
  }

  /// What cannot be understood is not there, and mail waits until it is.
  private static <T> T readable(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalStateException | IllegalArgumentException unreadable) {
      throw new Unavailable("a configuration that can be read", unreadable);
    }
  }

  @Override
  public boolean append(
      ConfigurationDocument document, ConfigurationVersion version, String content) {
    require(content.length() <= LARGEST, "a larger document than can be stored");
    byte[] text = encoded(content);
    Map<String, AttributeValue> item =
        Items.item(versionsPk(document), versionSk(version.number()));
    item.put(Items.JSON, Items.json(version));
    item.put(SHA256, Items.text(digest(text)));
    if (newest().getOrDefault(document, 0L) != version.number() - 1) {
      return isStored(item);
    }
    String attempt = newAttempt();
    item.put(ATTEMPT, Items.text(attempt));
    item.put(CHUNKS, Items.number(contents.write(attempt, text)));
    if (transactions.write(List.of(moveOn(document, version.number()), add(item)))) {
      return true;
    }
    return isStored(item, attempt);
  }

  /// Somebody else was faster, or we were ourselves and did not hear it.
  private boolean isStored(Map<String, AttributeValue> item, String attempt) {
    Optional<Map<String, AttributeValue>> stored = table.get(keyOf(item));
    if (stored.isEmpty() || !Items.text(attempt).equals(stored.get().get(ATTEMPT))) {
      contents.delete(attempt);
    }
    return stored.isPresent() && isSame(stored.get(), item);
  }

  private boolean isStored(Map<String, AttributeValue> item) {
    return table.get(keyOf(item)).filter(stored -> isSame(stored, item)).isPresent();
  }

  private static boolean isSame(
      Map<String, AttributeValue> stored, Map<String, AttributeValue> item) {
    return Items.record(stored, ConfigurationVersion.class)
            .equals(Items.record(item, ConfigurationVersion.class))
        && Items.needed(stored, SHA256).equals(Items.needed(item, SHA256));
  }

  private TransactWriteItem moveOn(ConfigurationDocument document, long number) {
    Map<String, AttributeValue> pointer = Items.item(pk, document.name());
    pointer.put(VERSION, Items.number(number));
    return TransactWriteItem.builder()
        .put(
            put -> {
              put.tableName(table.name()).item(pointer);
              if (number == 1) {
                put.conditionExpression("attribute_not_exists(pk)");
              } else {
                put.conditionExpression("version = :before")
                    .expressionAttributeValues(Map.of(":before", Items.number(number - 1)));
              }
            })
        .build();
  }

  private TransactWriteItem add(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.name())
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  /// @throws IllegalArgumentException for half a surrogate pair, which would come back as another
  ///     text
  private static byte[] encoded(String content) {
    try {
      var bytes = UTF_8.newEncoder().encode(CharBuffer.wrap(content));
      byte[] text = new byte[bytes.remaining()];
      bytes.get(text);
      return text;
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("a document that is no Unicode text", malformed);
    }
  }

  private static String digest(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private String newAttempt() {
    byte[] attempt = new byte[ATTEMPT_BYTES];
    random.nextBytes(attempt);
    return HexFormat.of().formatHex(attempt);
  }

  private Map<String, AttributeValue> versionKey(ConfigurationDocument document, long number) {
    return Items.key(versionsPk(document), versionSk(number));
  }

  private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return Map.of(
        Items.PK, Items.needed(item, Items.PK),
        Items.SK, Items.needed(item, Items.SK));
  }

  private String versionsPk(ConfigurationDocument document) {
    return pk + "#" + document;
  }

  /// Sorts as the numbers do.
  private static String versionSk(long number) {
    return "%019d".formatted(number);
  }
}
