package org.sealpost.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sealpost.aws.dynamodb.DynamoTable.Conditional;
import org.sealpost.mail.IntakeId;
import org.sealpost.organization.OrganizationId;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.quarantine.QuarantinedMails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The end stands beside the record, in an attribute that only [#end] writes. A mail is in the
/// index `recent` as long as it is held; its record is kept for a while after, to answer who ended
/// it.
final class DynamoQuarantinedMails implements QuarantinedMails {
  private static final Duration KEPT = Duration.ofDays(400);
  private static final String ENDED = "ended";

  private final DynamoTable table;
  private final OrganizationId organization;

  DynamoQuarantinedMails(DynamoTable table, OrganizationId organization) {
    this.table = table;
    this.organization = organization;
  }

  /// Written with the settlement.
  static Map<String, AttributeValue> item(OrganizationId organization, QuarantinedMail mail) {
    Map<String, AttributeValue> item = Items.item(pk(mail.id()), "HELD");
    item.put(Items.JSON, Items.json(mail));
    item.put(Items.RECENT_PK, recentPk(organization));
    item.put(Items.RECENT_SK, Items.text(Items.sortable(mail.since()) + "#" + mail.id()));
    return item;
  }

  @Override
  public Optional<QuarantinedMail> find(IntakeId id) {
    return table.get(key(id)).map(DynamoQuarantinedMails::mail);
  }

  @Override
  public List<QuarantinedMail> held(int limit) {
    return held(
        limit,
        query ->
            query
                .scanIndexForward(false)
                .keyConditionExpression("recentPk = :pk")
                .expressionAttributeValues(Map.of(":pk", recentPk())));
  }

  @Override
  public List<QuarantinedMail> heldSince(Instant before, int limit) {
    return held(
        limit,
        query ->
            query
                .keyConditionExpression("recentPk = :pk AND recentSk < :before")
                .expressionAttributeValues(
                    Map.of(":pk", recentPk(), ":before", Items.text(Items.sortable(before)))));
  }

  private List<QuarantinedMail> held(int limit, Consumer<QueryRequest.Builder> which) {
    return table
        .query(limit, query -> query.indexName(Items.RECENT).limit(limit).applyMutation(which))
        .stream()
        .map(DynamoQuarantinedMails::mail)
        .toList();
  }

  @Override
  public Optional<QuarantineState> end(IntakeId id, QuarantineState end) {
    AttributeValue timeToLive = Items.timeToLive(at(end).plus(KEPT));
    return switch (table.update(
        key(id),
        update ->
            update
                .updateExpression(
                    "SET ended = :end, expiresAtSeconds = :timeToLive REMOVE recentPk, recentSk")
                .conditionExpression("attribute_exists(pk) AND attribute_not_exists(ended)")
                .expressionAttributeValues(
                    Map.of(":end", Items.json(end), ":timeToLive", timeToLive)))) {
      case Conditional.Done _ -> Optional.of(end);
      case Conditional.NotHeld(var item) -> ended(item);
    };
  }

  private static Instant at(QuarantineState end) {
    return switch (end) {
      case QuarantineState.Held _ -> throw new IllegalArgumentException("held is no end");
      case QuarantineState.Released released -> released.at();
      case QuarantineState.Deleted deleted -> deleted.at();
      case QuarantineState.Expired expired -> expired.at();
    };
  }

  private static QuarantinedMail mail(Map<String, AttributeValue> item) {
    QuarantinedMail mail = Items.record(item, QuarantinedMail.class);
    return ended(item).map(mail::ended).orElse(mail);
  }

  private static Optional<QuarantineState> ended(Map<String, AttributeValue> item) {
    return item.containsKey(ENDED)
        ? Optional.of(Items.record(item, ENDED, QuarantineState.class))
        : Optional.empty();
  }

  private static Map<String, AttributeValue> key(IntakeId id) {
    return Items.key(pk(id), "HELD");
  }

  private static String pk(IntakeId id) {
    return "Q#" + id;
  }

  private AttributeValue recentPk() {
    return recentPk(organization);
  }

  private static AttributeValue recentPk(OrganizationId organization) {
    return Items.text("Q#" + organization);
  }
}
