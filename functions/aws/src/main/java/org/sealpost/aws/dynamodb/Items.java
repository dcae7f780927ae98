package org.sealpost.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sealpost.aws.json.Json;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Names and forms of attributes.
final class Items {
  static final String PK = "pk";
  static final String SK = "sk";
  static final String RECENT = "recent";
  static final String RECENT_PK = "recentPk";
  static final String RECENT_SK = "recentSk";
  static final String EXPIRES_AT_SECONDS = "expiresAtSeconds";

  /// The record itself, where no condition looks into it.
  static final String JSON = "json";

  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

  private Items() {}

  static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of(PK, text(pk), SK, text(sk));
  }

  /// An item to which attributes can be added.
  static Map<String, AttributeValue> item(String pk, String sk) {
    return new HashMap<>(key(pk, sk));
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue json(Object record) {
    return text(Json.write(record));
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /// @throws IllegalStateException when it is no whole number
  static long number(AttributeValue value) {
    try {
      return Long.parseLong(value.n());
    } catch (NumberFormatException other) {
      throw new IllegalStateException("not a number", other);
    }
  }

  static AttributeValue bytes(byte[] value) {
    return AttributeValue.fromB(SdkBytes.fromByteArray(value));
  }

  /// Seconds with nine decimals: DynamoDB compares them exactly.
  static AttributeValue time(Instant instant) {
    return AttributeValue.fromN(
        BigDecimal.valueOf(instant.getEpochSecond())
            .add(BigDecimal.valueOf(instant.getNano(), 9))
            .toPlainString());
  }

  static Instant time(AttributeValue value) {
    BigDecimal seconds = new BigDecimal(value.n());
    long whole = seconds.longValue();
    return Instant.ofEpochSecond(
        whole, seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
  }

  /// For [#EXPIRES_AT_SECONDS]: never before `end`, to the second.
  static AttributeValue timeToLive(Instant end) {
    return number(end.getEpochSecond() + 1);
  }

  /// A text that sorts as the instants do.
  static String sortable(Instant instant) {
    return SORTABLE.format(instant);
  }

  /// What [#sortable] has written.
  static Instant sorted(String text) {
    return SORTABLE.parse(text, Instant::from);
  }

  static <T> T record(Map<String, AttributeValue> item, Class<T> type) {
    return record(item, JSON, type);
  }

  /// @throws IllegalStateException when the attribute is missing
  static <T> T record(Map<String, AttributeValue> item, String attribute, Class<T> type) {
    return Json.read(needed(item, attribute).s(), type);
  }

  static AttributeValue needed(Map<String, AttributeValue> item, String attribute) {
    return Optional.ofNullable(item.get(attribute))
        .orElseThrow(() -> new IllegalStateException("item without " + attribute));
  }

  /// About what DynamoDB counts for the item.
  static int sizeBytes(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(entry -> entry.getKey().length() + sizeBytes(entry.getValue()))
        .sum();
  }

  private static int sizeBytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s().getBytes(UTF_8).length;
      case N -> value.n().length();
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> value.ss().stream().mapToInt(text -> text.getBytes(UTF_8).length).sum();
      default -> throw new IllegalStateException("attributes are texts, numbers or bytes");
    };
  }
}
