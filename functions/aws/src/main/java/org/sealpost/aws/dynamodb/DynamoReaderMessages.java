package org.sealpost.aws.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.MailboxKey;
import org.sealpost.organization.OrganizationId;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.ReaderMessages;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Finds recipients' items by the index `recent`, where they stand by mailbox, and asks for their
/// messages' own items then: the index may lag, a revocation may not.
final class DynamoReaderMessages implements ReaderMessages {
  private static final String CONVERSATION = "conversation";

  private final DynamoTable table;
  private final OrganizationId organization;

  DynamoReaderMessages(DynamoTable table, OrganizationId organization) {
    this.table = table;
    this.organization = organization;
  }

  /// Attributes of a recipient's item by which it is found here.
  static Map<String, AttributeValue> place(AddressedMessage message) {
    return Map.of(
        Items.RECENT_PK,
        Items.text(pk(message.message().organization(), message.readerAddress())),
        Items.RECENT_SK,
        Items.text(sk(Position.of(message))),
        CONVERSATION,
        Items.text(message.message().place().conversation().value()));
  }

  @Override
  public Page of(EmailAddress reader, Optional<Position> after, int limit) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":pk", Items.text(pk(organization, reader)));
    after.ifPresent(position -> values.put(":after", Items.text(sk(position))));
    List<Map<String, AttributeValue>> found =
        table.queryOnce(
            query ->
                query
                    .indexName(Items.RECENT)
                    .scanIndexForward(false)
                    .limit(limit + 1)
                    .keyConditionExpression(
                        "recentPk = :pk" + (after.isPresent() ? " AND recentSk < :after" : ""))
                    .expressionAttributeValues(values));
    List<Map<String, AttributeValue>> page = found.stream().limit(limit).toList();
    return new Page(
        messages(page),
        found.size() > page.size() ? Optional.of(position(page.getLast())) : Optional.empty());
  }

  @Override
  public List<AddressedMessage> ofConversation(
      EmailAddress reader, ProtectedMessageId conversation, int limit) {
    List<Map<String, AttributeValue>> found =
        table.queryOnce(
            query ->
                query
                    .indexName(Items.RECENT)
                    .scanIndexForward(false)
                    .limit(LOOKED_THROUGH)
                    .keyConditionExpression("recentPk = :pk")
                    .filterExpression("conversation = :conversation")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", Items.text(pk(organization, reader)),
                            ":conversation", Items.text(conversation.value()))));
    return messages(found.stream().limit(limit).toList()).reversed();
  }

  /// In the order of their recipients' items. A recipient without message was written by a
  /// settlement that came to nothing.
  private List<AddressedMessage> messages(List<Map<String, AttributeValue>> recipients) {
    if (recipients.isEmpty()) {
      return List.of();
    }
    Map<ProtectedMessageId, ProtectedMessage> messages =
        table
            .getAll(
                recipients.stream()
                    .map(DynamoReaderMessages::messagePk)
                    .distinct()
                    .map(pk -> Items.key(pk, "MESSAGE"))
                    .toList())
            .stream()
            .map(DynamoProtectedMessages::message)
            .collect(Collectors.toMap(ProtectedMessage::id, Function.identity()));
    return recipients.stream().flatMap(recipient -> addressed(recipient, messages)).toList();
  }

  private static Stream<AddressedMessage> addressed(
      Map<String, AttributeValue> recipient, Map<ProtectedMessageId, ProtectedMessage> messages) {
    return Optional.ofNullable(messages.get(position(recipient).link().message())).stream()
        .map(
            message ->
                new AddressedMessage(message, Items.record(recipient, MessageRecipient.class)));
  }

  private static String messagePk(Map<String, AttributeValue> recipient) {
    return Items.needed(recipient, Items.PK).s();
  }

  private static Position position(Map<String, AttributeValue> recipient) {
    String[] parts = Items.needed(recipient, Items.RECENT_SK).s().split("#", 2);
    PortalLink link =
        PortalLink.parse(parts[1])
            .orElseThrow(() -> new IllegalStateException("a recipient without a link"));
    return new Position(Items.sorted(parts[0]), link);
  }

  private static String pk(OrganizationId organization, EmailAddress reader) {
    return "INBOX#" + organization + "#" + MailboxKey.of(reader);
  }

  private static String sk(Position position) {
    return Items.sortable(position.acceptedAt()) + "#" + position.link();
  }
}
