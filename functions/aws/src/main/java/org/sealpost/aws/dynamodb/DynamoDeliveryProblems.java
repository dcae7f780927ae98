package org.sealpost.aws.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.DeliveryProblem;
import org.sealpost.opening.DeliveryProblems;
import org.sealpost.opening.MailboxKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item per mailbox. Whoever only notes needs no power to read them.
final class DynamoDeliveryProblems implements DeliveryProblems {
  private static final String HAPPENED_AT = "happenedAt";

  private final DynamoTable table;

  DynamoDeliveryProblems(DynamoTable table) {
    this.table = table;
  }

  @Override
  public void note(EmailAddress mailbox, DeliveryProblem problem) {
    Map<String, AttributeValue> item = Items.item(pk(mailbox), "PROBLEM");
    item.put(Items.JSON, Items.json(problem));
    item.put(HAPPENED_AT, Items.time(problem.at()));
    item.put(Items.EXPIRES_AT_SECONDS, Items.timeToLive(problem.at().plus(REMEMBERED)));
    table.put(
        item,
        put ->
            put.conditionExpression("attribute_not_exists(pk) OR happenedAt <= :at")
                .expressionAttributeValues(Map.of(":at", Items.time(problem.at()))));
  }

  @Override
  public Optional<DeliveryProblem> find(EmailAddress mailbox, Instant now) {
    return table
        .get(Items.key(pk(mailbox), "PROBLEM"))
        .map(item -> Items.record(item, DeliveryProblem.class))
        .filter(problem -> now.isBefore(problem.at().plus(REMEMBERED)));
  }

  private static String pk(EmailAddress mailbox) {
    return "B#" + MailboxKey.of(mailbox);
  }
}
