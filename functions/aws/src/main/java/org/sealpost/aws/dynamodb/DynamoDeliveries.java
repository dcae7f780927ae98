package org.sealpost.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sealpost.aws.dynamodb.DynamoTable.Conditional;
import org.sealpost.delivery.Deliveries;
import org.sealpost.delivery.Delivery;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryOrder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A delivery's item has its order as JSON, its state, and while it is being sent the end of the
/// lease. Kept for a while after its end, so that a late repetition finds it finished.
final class DynamoDeliveries implements Deliveries {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String STATE = "deliveryState";
  private static final AttributeValue PENDING = Items.text("PENDING");
  private static final AttributeValue SENDING = Items.text("SENDING");
  private static final AttributeValue SENT = Items.text("SENT");
  private static final AttributeValue FAILED = Items.text("FAILED");

  private final DynamoTable table;

  DynamoDeliveries(DynamoTable table) {
    this.table = table;
  }

  static Map<String, AttributeValue> item(Delivery delivery) {
    Map<String, AttributeValue> item = Items.item(pk(delivery.id()), "DELIVERY");
    item.put(Items.JSON, Items.json(delivery.order()));
    item.put(STATE, PENDING);
    return item;
  }

  @Override
  public Claim claim(DeliveryId id, Instant now, Duration lease) {
    return switch (table.update(
        key(id),
        update ->
            update
                .updateExpression("SET deliveryState = :sending, leasedUntil = :until")
                .conditionExpression(
                    "deliveryState = :pending"
                        + " OR (deliveryState = :sending AND leasedUntil <= :now)")
                .expressionAttributeValues(
                    Map.of(
                        ":sending",
                        SENDING,
                        ":pending",
                        PENDING,
                        ":now",
                        Items.time(now),
                        ":until",
                        Items.time(now.plus(lease)))))) {
      case Conditional.Done(var item) -> new Claim.Claimed(order(item));
      case Conditional.NotHeld(var item) ->
          isFinished(item) ? new Claim.Finished() : new Claim.Busy();
    };
  }

  @Override
  public void release(DeliveryId id) {
    table.update(
        key(id),
        update ->
            update
                .updateExpression("SET deliveryState = :pending REMOVE leasedUntil")
                .conditionExpression("deliveryState = :sending")
                .expressionAttributeValues(Map.of(":sending", SENDING, ":pending", PENDING)));
  }

  @Override
  public void sent(DeliveryId id, Instant at) {
    table.update(
        key(id),
        update ->
            update
                .updateExpression("SET deliveryState = :sent, expiresAtSeconds = :end")
                .conditionExpression("deliveryState IN (:pending, :sending)")
                .expressionAttributeValues(
                    Map.of(
                        ":sent", SENT,
                        ":pending", PENDING,
                        ":sending", SENDING,
                        ":end", Items.timeToLive(at.plus(KEPT)))));
  }

  @Override
  public Optional<DeliveryOrder> failed(DeliveryId id, Instant at) {
    return switch (table.update(
        key(id),
        update ->
            update
                .updateExpression(
                    "SET deliveryState = :failed,"
                        + " expiresAtSeconds = if_not_exists(expiresAtSeconds, :end)")
                .conditionExpression("attribute_exists(pk) AND deliveryState <> :sent")
                .expressionAttributeValues(
                    Map.of(
                        ":failed", FAILED,
                        ":sent", SENT,
                        ":end", Items.timeToLive(at.plus(KEPT)))))) {
      case Conditional.Done(var item) -> Optional.of(order(item));
      case Conditional.NotHeld _ -> Optional.empty();
    };
  }

  /// An update, so that whoever may only mark messages may order a report.
  @Override
  public void add(Delivery delivery) {
    table.update(
        key(delivery.id()),
        update ->
            update
                .updateExpression("SET json = :order, deliveryState = :pending")
                .conditionExpression("attribute_not_exists(pk)")
                .expressionAttributeValues(
                    Map.of(":order", Items.json(delivery.order()), ":pending", PENDING)));
  }

  @Override
  public boolean isFinished(DeliveryId id) {
    return isFinished(table.get(key(id)).orElse(Map.of()));
  }

  /// @param item empty when there is none
  private static boolean isFinished(Map<String, AttributeValue> item) {
    return item.isEmpty() || SENT.equals(item.get(STATE)) || FAILED.equals(item.get(STATE));
  }

  private static DeliveryOrder order(Map<String, AttributeValue> item) {
    return Items.record(item, DeliveryOrder.class);
  }

  private static Map<String, AttributeValue> key(DeliveryId id) {
    return Items.key(pk(id), "DELIVERY");
  }

  private static String pk(DeliveryId id) {
    return "D#" + id;
  }
}
