package org.sealpost.aws.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sealpost.aws.dynamodb.DynamoTable.Conditional;
import org.sealpost.organization.OrganizationId;
import org.sealpost.protection.PortalLink;
import org.sealpost.reply.Drafts;
import org.sealpost.reply.KeptDraft;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item per link.
final class DynamoDrafts implements Drafts {
  private static final String DRAFT = "DRAFT";
  private static final String VERSION = "version";
  private static final String EXPIRES_AT = "expiresAt";

  private final DynamoTable table;
  private final OrganizationId organization;

  DynamoDrafts(DynamoTable table, OrganizationId organization) {
    this.table = table;
    this.organization = organization;
  }

  @Override
  public Optional<KeptDraft> find(PortalLink link, Instant now) {
    return table
        .get(Items.key(pk(link), DRAFT))
        .map(item -> Items.record(item, KeptDraft.class))
        .filter(draft -> now.isBefore(draft.expiresAt()));
  }

  @Override
  public boolean replace(KeptDraft draft, int version, Instant now) {
    Map<String, AttributeValue> item = Items.item(pk(draft.link()), DRAFT);
    item.put(Items.JSON, Items.json(draft));
    item.put(VERSION, Items.number(draft.version()));
    item.put(EXPIRES_AT, Items.time(draft.expiresAt()));
    item.put(Items.EXPIRES_AT_SECONDS, Items.timeToLive(draft.expiresAt()));
    Conditional written =
        version == 0
            ? table.put(
                item,
                put ->
                    put.conditionExpression("attribute_not_exists(pk) OR expiresAt <= :now")
                        .expressionAttributeValues(Map.of(":now", Items.time(now))))
            : table.put(
                item,
                put ->
                    put.conditionExpression("#version = :version AND expiresAt > :now")
                        .expressionAttributeNames(Map.of("#version", VERSION))
                        .expressionAttributeValues(
                            Map.of(":version", Items.number(version), ":now", Items.time(now))));
    return switch (written) {
      case Conditional.Done _ -> true;
      case Conditional.NotHeld _ -> false;
    };
  }

  private String pk(PortalLink link) {
    return "R#" + organization + "#" + link;
  }
}
