package org.sealpost.aws.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.aws.dynamodb.DynamoTable.Conditional;
import org.sealpost.organization.OrganizationId;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.withdrawal.Revocation;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The revocation stands beside the record, in an attribute that only [#revoke] writes.
final class DynamoProtectedMessages implements ProtectedMessages {
  private static final String REVOCATION = "revocation";

  private final DynamoTable table;
  private final OrganizationId organization;

  DynamoProtectedMessages(DynamoTable table, OrganizationId organization) {
    this.table = table;
    this.organization = organization;
  }

  static Map<String, AttributeValue> item(ProtectedMessage message) {
    Map<String, AttributeValue> item = Items.item(pk(message.id()), "MESSAGE");
    item.put(Items.JSON, Items.json(message));
    item.put(Items.RECENT_PK, Items.text("M#" + message.organization()));
    item.put(
        Items.RECENT_SK, Items.text(Items.sortable(message.acceptedAt()) + "#" + message.id()));
    return item;
  }

  /// Found by its reader as well, where the portal can show it to them.
  static Map<String, AttributeValue> item(ProtectedMessage message, MessageRecipient recipient) {
    Map<String, AttributeValue> item = Items.item(pk(message.id()), "R#" + recipient.key());
    item.put(Items.JSON, Items.json(recipient));
    if (recipient.method() != DeliveryMethod.SMIME) {
      item.putAll(DynamoReaderMessages.place(new AddressedMessage(message, recipient)));
    }
    return item;
  }

  /// Both items by one request, each of them strongly consistent.
  @Override
  public Optional<AddressedMessage> find(PortalLink link) {
    String recipientSk = "R#" + link.recipient();
    List<Map<String, AttributeValue>> items =
        table.getAll(
            List.of(
                Items.key(pk(link.message()), "MESSAGE"),
                Items.key(pk(link.message()), recipientSk)));
    Optional<ProtectedMessage> message =
        withSk(items, "MESSAGE").map(DynamoProtectedMessages::message);
    Optional<MessageRecipient> recipient =
        withSk(items, recipientSk).map(item -> Items.record(item, MessageRecipient.class));
    return message.flatMap(found -> recipient.map(reader -> new AddressedMessage(found, reader)));
  }

  private static Optional<Map<String, AttributeValue>> withSk(
      List<Map<String, AttributeValue>> items, String sk) {
    return items.stream().filter(item -> Items.needed(item, Items.SK).s().equals(sk)).findFirst();
  }

  @Override
  public Optional<ProtectedMessage> find(ProtectedMessageId id) {
    return table.get(Items.key(pk(id), "MESSAGE")).map(DynamoProtectedMessages::message);
  }

  @Override
  public List<MessageRecipient> recipients(ProtectedMessageId id) {
    return table.beginningWith(pk(id), "R#").stream()
        .map(item -> Items.record(item, MessageRecipient.class))
        .toList();
  }

  @Override
  public List<ProtectedMessage> recent(int limit) {
    return table
        .query(
            limit,
            query ->
                query
                    .indexName(Items.RECENT)
                    .scanIndexForward(false)
                    .limit(limit)
                    .keyConditionExpression("recentPk = :pk")
                    .expressionAttributeValues(Map.of(":pk", Items.text("M#" + organization))))
        .stream()
        .map(DynamoProtectedMessages::message)
        .toList();
  }

  @Override
  public boolean revoke(ProtectedMessageId id, Revocation revocation) {
    return switch (table.update(
        Items.key(pk(id), "MESSAGE"),
        update ->
            update
                .updateExpression("SET revocation = if_not_exists(revocation, :revocation)")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(Map.of(":revocation", Items.json(revocation))))) {
      case Conditional.Done _ -> true;
      case Conditional.NotHeld _ -> false;
    };
  }

  static ProtectedMessage message(Map<String, AttributeValue> item) {
    ProtectedMessage message = Items.record(item, ProtectedMessage.class);
    return item.containsKey(REVOCATION)
        ? message.revoked(Items.record(item, REVOCATION, Revocation.class))
        : message;
  }

  static String pk(ProtectedMessageId id) {
    return "M#" + id;
  }
}
