package org.sealpost.aws.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sealpost.aws.dynamodb.DynamoTable.Conditional;
import org.sealpost.opening.PasscodeChallenge;
import org.sealpost.opening.Passcodes;
import org.sealpost.protection.PortalLink;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item per link, so that a newer challenge takes the place of the older one.
final class DynamoPasscodes implements Passcodes {
  private final DynamoTable table;

  DynamoPasscodes(DynamoTable table) {
    this.table = table;
  }

  @Override
  public void put(PasscodeChallenge challenge) {
    Map<String, AttributeValue> item = Items.item("P#" + challenge.link(), "CHALLENGE");
    item.put("verifier", Items.text(challenge.verifier()));
    item.put("expiresAt", Items.time(challenge.expiresAt()));
    item.put("triesLeft", Items.number(challenge.triesLeft()));
    item.put(Items.EXPIRES_AT_SECONDS, Items.timeToLive(challenge.expiresAt()));
    table.put(item);
  }

  @Override
  public Optional<PasscodeChallenge> takeTry(PortalLink link, Instant now) {
    return switch (table.update(
        key(link),
        update ->
            update
                .updateExpression("SET triesLeft = triesLeft - :one")
                .conditionExpression("triesLeft >= :one AND expiresAt > :now")
                .expressionAttributeValues(
                    Map.of(":one", Items.number(1), ":now", Items.time(now))))) {
      case Conditional.Done(var item) -> Optional.of(challenge(link, item));
      case Conditional.NotHeld _ -> Optional.empty();
    };
  }

  @Override
  public boolean redeem(PasscodeChallenge challenge, Instant now) {
    return switch (table.delete(
        key(challenge.link()),
        delete ->
            delete
                .conditionExpression("verifier = :verifier AND expiresAt > :now")
                .expressionAttributeValues(
                    Map.of(
                        ":verifier", Items.text(challenge.verifier()),
                        ":now", Items.time(now))))) {
      case Conditional.Done _ -> true;
      case Conditional.NotHeld _ -> false;
    };
  }

  private static PasscodeChallenge challenge(PortalLink link, Map<String, AttributeValue> item) {
    return new PasscodeChallenge(
        link,
        Items.needed(item, "verifier").s(),
        Items.time(Items.needed(item, "expiresAt")),
        Integer.parseInt(Items.needed(item, "triesLeft").n()));
  }

  private static Map<String, AttributeValue> key(PortalLink link) {
    return Items.key("P#" + link, "CHALLENGE");
  }
}
