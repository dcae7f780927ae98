package org.sealpost.aws.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.DeliveryProblem;
import org.sealpost.opening.DeliveryProblems;
import org.sealpost.opening.MailboxKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoDeliveryProblems implements DeliveryProblems {
  private final DynamoTable table;

  DynamoDeliveryProblems(DynamoTable table) {
    this.table = table;
  }

  @Override
  public void note(EmailAddress mailbox, DeliveryProblem problem) {
    Map<String, AttributeValue> item = Items.item(pk(mailbox), "PROBLEM");
    item.put(Items.JSON, Items.json(problem));
    item.put(Items.EXPIRES_AT_SECONDS, Items.timeToLive(problem.at().plus(REMEMBERED)));
    table.put(item);
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
