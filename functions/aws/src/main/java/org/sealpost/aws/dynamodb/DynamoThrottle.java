package org.sealpost.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.sealpost.aws.call.AwsCall;
import org.sealpost.aws.dynamodb.DynamoTable.Conditional;
import org.sealpost.opening.Throttle;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoThrottle implements Throttle {
  private static final int TRIES = 5;
  private static final String ENDS_AT = "endsAt";

  private final DynamoTable table;

  DynamoThrottle(DynamoTable table) {
    this.table = table;
  }

  /// Counts in the present window; when that is over, opens the next one, unless another caller has
  /// done so first, and then counts in theirs.
  @Override
  public boolean admit(String key, int limit, Duration window, Instant now) {
    for (int tried = 0; tried < TRIES; tried++) {
      switch (count(key, limit, window, now)) {
        case Conditional.Done _ -> {
          return true;
        }
        case Conditional.NotHeld(var item) -> {
          AttributeValue endsAt = Items.needed(item, ENDS_AT);
          if (now.isBefore(Items.time(endsAt))) {
            return false;
          }
          if (restart(key, window, now, endsAt)) {
            return true;
          }
        }
      }
    }
    throw AwsCall.tooBusy("throttle");
  }

  @Override
  public int uses(String key, Instant now) {
    return table
        .get(key(key))
        .filter(item -> now.isBefore(Items.time(Items.needed(item, ENDS_AT))))
        .map(item -> Math.toIntExact(Items.number(Items.needed(item, "uses"))))
        .orElse(0);
  }

  private Conditional count(String key, int limit, Duration window, Instant now) {
    return table.update(
        key(key),
        update ->
            update
                .updateExpression(
                    "SET uses = if_not_exists(uses, :none) + :one,"
                        + " endsAt = if_not_exists(endsAt, :end),"
                        + " expiresAtSeconds = if_not_exists(expiresAtSeconds, :timeToLive)")
                .conditionExpression(
                    "attribute_not_exists(pk) OR (endsAt > :now AND uses < :limit)")
                .expressionAttributeValues(
                    Map.of(
                        ":none", Items.number(0),
                        ":one", Items.number(1),
                        ":end", Items.time(now.plus(window)),
                        ":timeToLive", Items.timeToLive(now.plus(window)),
                        ":now", Items.time(now),
                        ":limit", Items.number(limit))));
  }

  private boolean restart(String key, Duration window, Instant now, AttributeValue endedAt) {
    return switch (table.update(
        key(key),
        update ->
            update
                .updateExpression("SET uses = :one, endsAt = :end, expiresAtSeconds = :timeToLive")
                .conditionExpression("endsAt = :endedAt")
                .expressionAttributeValues(
                    Map.of(
                        ":one", Items.number(1),
                        ":end", Items.time(now.plus(window)),
                        ":timeToLive", Items.timeToLive(now.plus(window)),
                        ":endedAt", endedAt)))) {
      case Conditional.Done _ -> true;
      case Conditional.NotHeld _ -> false;
    };
  }

  private static Map<String, AttributeValue> key(String key) {
    return Items.key("H#" + key, "WINDOW");
  }
}
