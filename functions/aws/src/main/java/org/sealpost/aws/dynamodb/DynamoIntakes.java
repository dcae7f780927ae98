package org.sealpost.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.aws.dynamodb.DynamoTable.Conditional;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.IntakeKey;
import org.sealpost.mailflow.Intakes;
import org.sealpost.mailflow.Settlement;
import org.sealpost.organization.OrganizationId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An open intake's item has the intake as JSON and stands in the index `recent`; a settled one has
/// `settled` instead, with the rules that matched, the first of them at least, and is kept for a
/// while, so that a late repetition finds it.
final class DynamoIntakes implements Intakes {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String SETTLED = "settled";

  /// The rules that matched, for admins.
  private static final String MATCHED = "matched";

  /// So that the item holds them beside the deliveries of 500 recipients.
  private static final int MOST_MATCHED = 300;

  private final DynamoTable table;
  private final DynamoSettlements settlements;
  private final OrganizationId organization;

  DynamoIntakes(DynamoTable table, DynamoSettlements settlements, OrganizationId organization) {
    this.table = table;
    this.settlements = settlements;
    this.organization = organization;
  }

  @Override
  public Optional<Settled> arrive(Intake intake) {
    Map<String, AttributeValue> open = Items.item(pk(intake.key()), "INTAKE");
    open.put(Items.JSON, Items.json(intake));
    open.put(Items.RECENT_PK, Items.text("I#" + organization));
    open.put(Items.RECENT_SK, Items.text(Items.sortable(intake.receivedAt()) + "#" + intake.key()));
    return switch (table.put(open, put -> put.conditionExpression("attribute_not_exists(pk)"))) {
      case Conditional.Done _ -> Optional.empty();
      case Conditional.NotHeld(var before) -> settled(before);
    };
  }

  @Override
  public Settled settle(Settlement settlement) {
    Intake intake = settlement.intake();
    Settled settled =
        new Settled(
            intake.key(),
            intake.id(),
            settlement.deliveryIds(),
            settlement.forwardIds(),
            settlement.copies(),
            settlement.carrierIds(),
            settlement.carried(),
            intake.releases());
    Map<String, AttributeValue> item = Items.item(pk(intake.key()), "INTAKE");
    item.put(SETTLED, Items.json(settled));
    if (!settlement.matched().isEmpty()) {
      item.put(MATCHED, Items.json(settlement.matched().stream().limit(MOST_MATCHED).toList()));
    }
    item.put(Items.EXPIRES_AT_SECONDS, Items.timeToLive(intake.receivedAt().plus(KEPT)));
    return settlements.write(item, settlement)
        ? settled
        : find(intake.key())
            .orElseThrow(() -> new IllegalStateException("settled by nobody: " + intake.key()));
  }

  @Override
  public Optional<Settled> find(IntakeKey key) {
    return table.get(Items.key(pk(key), "INTAKE")).flatMap(DynamoIntakes::settled);
  }

  @Override
  public List<Intake> openSince(Instant before, int limit) {
    return table
        .query(
            limit,
            query ->
                query
                    .indexName(Items.RECENT)
                    .limit(limit)
                    .keyConditionExpression("recentPk = :pk AND recentSk < :before")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", Items.text("I#" + organization),
                            ":before", Items.text(Items.sortable(before)))))
        .stream()
        .map(item -> Items.record(item, Intake.class))
        .toList();
  }

  private static Optional<Settled> settled(Map<String, AttributeValue> item) {
    return item.containsKey(SETTLED)
        ? Optional.of(Items.record(item, SETTLED, Settled.class))
        : Optional.empty();
  }

  private static String pk(IntakeKey key) {
    return "I#" + key;
  }
}
