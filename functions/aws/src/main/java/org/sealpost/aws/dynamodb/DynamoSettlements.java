package org.sealpost.aws.dynamodb;

import static org.sealpost.Require.require;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sealpost.aws.dynamodb.TableNames.Table;
import org.sealpost.delivery.Delivery;
import org.sealpost.mail.MessageId;
import org.sealpost.mailflow.Settlement;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.organization.OrganizationId;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.trace.PassedMail;
import org.sealpost.trace.TraceEvent;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Writes a settlement by one transaction, unless it has too many recipients for one. Then its
/// recipients and deliveries go before, by transactions that need the intake to be unsettled as
/// well: as long as it is, they lead nowhere, because there is no message and nobody was told of a
/// delivery. The last transaction, with the intake, its messages, their keys and what is held,
/// decides.
final class DynamoSettlements {
  /// Of DynamoDB; the condition on the intake is one of them.
  private static final int ITEMS = 100;

  /// DynamoDB takes 4 MB.
  private static final int BYTES = 3_500_000;

  private static final String UNSETTLED = "attribute_not_exists(settled)";

  private final TableNames names;
  private final DynamoMessageTrace trace;
  private final Transactions transactions;
  private final OrganizationId organization;

  DynamoSettlements(
      TableNames names,
      DynamoMessageTrace trace,
      Transactions transactions,
      OrganizationId organization) {
    this.names = names;
    this.trace = trace;
    this.transactions = transactions;
    this.organization = organization;
  }

  /// @param settledIntake takes the place of the intake's item
  /// @return false when the intake was settled before, and so remains
  /// @throws IllegalArgumentException for more messages than one transaction holds, 33
  boolean write(Map<String, AttributeValue> settledIntake, Settlement settlement) {
    List<TransactWriteItem> decisive = decisive(settledIntake, settlement);
    require(decisive.size() <= ITEMS, "more messages of one intake than can be written at once");
    List<Write> before = preliminary(settlement);
    if (decisive.size() + before.size() <= ITEMS && bytes(before) <= BYTES) {
      before.forEach(write -> decisive.add(write.item()));
      return transactions.write(decisive);
    }
    return writePreliminary(settledIntake, before) && transactions.write(decisive);
  }

  private List<TransactWriteItem> decisive(
      Map<String, AttributeValue> settledIntake, Settlement settlement) {
    List<TransactWriteItem> writes = new ArrayList<>();
    String messages = names.of(Table.MESSAGES);
    writes.add(
        TransactWriteItem.builder()
            .put(put -> put.tableName(messages).item(settledIntake).conditionExpression(UNSETTLED))
            .build());
    for (SealedRecord sealed : settlement.messages()) {
      writes.add(put(Table.MESSAGES, DynamoProtectedMessages.item(sealed.message())));
      sealed
          .key()
          .map(key -> DynamoWrappedKeys.item(sealed.message().id(), key))
          .ifPresent(item -> writes.add(put(Table.KEYS, item)));
    }
    for (QuarantinedMail held : settlement.held()) {
      writes.add(put(Table.MESSAGES, DynamoQuarantinedMails.item(organization, held)));
    }
    for (PassedMail passed : settlement.passed()) {
      writes.add(put(Table.MESSAGES, trace.item(passed)));
    }
    for (TraceEvent event : settlement.events()) {
      writes.add(put(Table.MESSAGES, trace.item(event)));
    }
    return writes;
  }

  /// That a Message-ID stands for a message makes mail protected and nothing readable: it may be
  /// known before the message is. One item for each Message-ID, because a transaction writes none
  /// twice.
  private List<Write> preliminary(Settlement settlement) {
    List<Write> writes = new ArrayList<>();
    Map<MessageId, Set<ProtectedMessageId>> threads = new LinkedHashMap<>();
    for (SealedRecord sealed : settlement.messages()) {
      ProtectedMessageId message = sealed.message().id();
      sealed
          .message()
          .messageId()
          .ifPresent(id -> threads.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(message));
      for (MessageRecipient recipient : sealed.recipients()) {
        writes.add(preliminary(DynamoProtectedMessages.item(sealed.message(), recipient)));
      }
    }
    threads.forEach(
        (id, messages) -> {
          Update update =
              DynamoThreads.noting(names.of(Table.MESSAGES), organization, id, messages);
          writes.add(
              new Write(
                  TransactWriteItem.builder().update(update).build(),
                  Items.sizeBytes(update.key())
                      + Items.sizeBytes(update.expressionAttributeValues())));
        });
    for (Delivery delivery : settlement.deliveries()) {
      writes.add(preliminary(DynamoDeliveries.item(delivery)));
    }
    return writes;
  }

  private Write preliminary(Map<String, AttributeValue> item) {
    return new Write(put(Table.MESSAGES, item), Items.sizeBytes(item));
  }

  private boolean writePreliminary(Map<String, AttributeValue> settledIntake, List<Write> all) {
    List<TransactWriteItem> writes = new ArrayList<>();
    int bytes = 0;
    for (Write write : all) {
      if (writes.size() == ITEMS - 1 || (!writes.isEmpty() && bytes + write.bytes() > BYTES)) {
        if (!writeWhileUnsettled(settledIntake, writes)) {
          return false;
        }
        writes.clear();
        bytes = 0;
      }
      writes.add(write.item());
      bytes += write.bytes();
    }
    return writeWhileUnsettled(settledIntake, writes);
  }

  private boolean writeWhileUnsettled(
      Map<String, AttributeValue> settledIntake, List<TransactWriteItem> writes) {
    List<TransactWriteItem> checked = new ArrayList<>(writes);
    Map<String, AttributeValue> key =
        Map.of(
            Items.PK, Items.needed(settledIntake, Items.PK),
            Items.SK, Items.needed(settledIntake, Items.SK));
    String messages = names.of(Table.MESSAGES);
    checked.addFirst(
        TransactWriteItem.builder()
            .conditionCheck(
                check -> check.tableName(messages).key(key).conditionExpression(UNSETTLED))
            .build());
    return transactions.write(checked);
  }

  private TransactWriteItem put(Table table, Map<String, AttributeValue> item) {
    String name = names.of(table);
    return TransactWriteItem.builder().put(put -> put.tableName(name).item(item)).build();
  }

  private static int bytes(List<Write> writes) {
    return writes.stream().mapToInt(Write::bytes).sum();
  }

  /// @param bytes about what DynamoDB counts for it
  private record Write(TransactWriteItem item, int bytes) {}
}
