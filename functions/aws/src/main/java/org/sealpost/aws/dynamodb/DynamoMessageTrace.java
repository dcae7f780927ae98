package org.sealpost.aws.dynamodb;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.sealpost.organization.OrganizationId;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.PassedMail;
import org.sealpost.trace.TraceEvent;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoMessageTrace implements MessageTrace {
  private static final int SUFFIX_BYTES = 8;
  private static final int MOST_OF_A_REFERENCE = 10;

  private final DynamoTable table;
  private final SecureRandom random;
  private final OrganizationId organization;

  DynamoMessageTrace(DynamoTable table, SecureRandom random, OrganizationId organization) {
    this.table = table;
    this.random = random;
    this.organization = organization;
  }

  /// An update, so that whoever may only mark messages may note what happened to them.
  @Override
  public void record(TraceEvent event) {
    table.update(
        key(event),
        update ->
            update
                .updateExpression("SET json = :json")
                .expressionAttributeValues(Map.of(":json", Items.json(event))));
  }

  Map<String, AttributeValue> item(TraceEvent event) {
    Map<String, AttributeValue> item = Items.item(pk(event.message()), sk(event));
    item.put(Items.JSON, Items.json(event));
    if (event instanceof TraceEvent.Protected) {
      item.put(Items.RECENT_PK, Items.text(referencePk(event.message().reference())));
      item.put(Items.RECENT_SK, Items.text(Items.sortable(event.at()) + "#" + event.message()));
    }
    return item;
  }

  Map<String, AttributeValue> item(PassedMail mail) {
    String suffix = suffix();
    Map<String, AttributeValue> item = Items.item("P#" + suffix, "PASSED");
    item.put(Items.JSON, Items.json(mail));
    item.put(Items.RECENT_PK, Items.text("P#" + organization));
    item.put(Items.RECENT_SK, Items.text(Items.sortable(mail.at()) + "#" + suffix));
    return item;
  }

  @Override
  public List<PassedMail> recentlyPassed(int limit) {
    return table
        .query(
            limit,
            query ->
                query
                    .indexName(Items.RECENT)
                    .scanIndexForward(false)
                    .limit(limit)
                    .keyConditionExpression("recentPk = :pk")
                    .expressionAttributeValues(Map.of(":pk", Items.text("P#" + organization))))
        .stream()
        .map(item -> Items.record(item, PassedMail.class))
        .toList();
  }

  @Override
  public List<TraceEvent.Protected> protectedAs(String reference) {
    return table
        .query(
            MOST_OF_A_REFERENCE,
            query ->
                query
                    .indexName(Items.RECENT)
                    .scanIndexForward(false)
                    .limit(MOST_OF_A_REFERENCE)
                    .keyConditionExpression("recentPk = :pk")
                    .expressionAttributeValues(Map.of(":pk", Items.text(referencePk(reference)))))
        .stream()
        .map(item -> Items.record(item, TraceEvent.class))
        .filter(TraceEvent.Protected.class::isInstance)
        .map(TraceEvent.Protected.class::cast)
        .toList();
  }

  private String referencePk(String reference) {
    return "REF#" + organization + "#" + reference;
  }

  @Override
  public List<TraceEvent> of(ProtectedMessageId message) {
    return table.beginningWith(pk(message), "T#").stream()
        .map(item -> Items.record(item, TraceEvent.class))
        .toList();
  }

  private Map<String, AttributeValue> key(TraceEvent event) {
    return Items.key(pk(event.message()), sk(event));
  }

  /// Two events of the same instant are two: chance tells them apart.
  private String sk(TraceEvent event) {
    return "T#" + Items.sortable(event.at()) + "#" + suffix();
  }

  private String suffix() {
    byte[] suffix = new byte[SUFFIX_BYTES];
    random.nextBytes(suffix);
    return HexFormat.of().formatHex(suffix);
  }

  private static String pk(ProtectedMessageId message) {
    return "M#" + message;
  }
}
