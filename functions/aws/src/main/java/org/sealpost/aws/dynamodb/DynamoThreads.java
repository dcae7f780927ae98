package org.sealpost.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.mail.MessageId;
import org.sealpost.organization.OrganizationId;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.Threads;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// One item for each Message-ID, under its digest, with the set of messages that it stands for.
/// Nothing is ever taken out of a set, so that nobody weakens a thread by using its Message-ID once
/// more. A set of more than 400 KB, ten thousand messages, is full: who uses that Message-ID yet
/// again is told that the mail could not be protected.
final class DynamoThreads implements Threads {
  private static final String THREAD = "THREAD";
  private static final String MESSAGES = "messages";
  private static final String NOTE = "ADD messages :messages";

  private final DynamoTable table;
  private final OrganizationId organization;

  DynamoThreads(DynamoTable table, OrganizationId organization) {
    this.table = table;
    this.organization = organization;
  }

  /// What makes the id stand for these messages too, as a part of a transaction.
  static Update noting(
      String table,
      OrganizationId organization,
      MessageId id,
      Collection<ProtectedMessageId> messages) {
    return Update.builder()
        .tableName(table)
        .key(key(organization, id))
        .updateExpression(NOTE)
        .expressionAttributeValues(values(messages))
        .build();
  }

  @Override
  public Set<ProtectedMessageId> find(Collection<MessageId> ids) {
    List<Map<String, AttributeValue>> keys =
        ids.stream().distinct().map(id -> key(organization, id)).toList();
    if (keys.isEmpty()) {
      return Set.of();
    }
    return table.getAll(keys).stream()
        .flatMap(item -> Items.needed(item, MESSAGES).ss().stream())
        .map(ProtectedMessageId::new)
        .collect(Collectors.toSet());
  }

  @Override
  public void note(MessageId id, ProtectedMessageId message) {
    table.update(
        key(organization, id),
        update ->
            update
                .updateExpression(NOTE)
                .expressionAttributeValues(values(List.of(message)))
                .returnValues(ReturnValue.NONE));
  }

  private static Map<String, AttributeValue> values(Collection<ProtectedMessageId> messages) {
    return Map.of(
        ":messages",
        AttributeValue.fromSs(messages.stream().map(ProtectedMessageId::value).toList()));
  }

  private static Map<String, AttributeValue> key(OrganizationId organization, MessageId id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest((organization + " " + id).getBytes(UTF_8));
      return Items.key("T#" + HexFormat.of().formatHex(digest), THREAD);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
