package org.sealpost.aws.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sealpost.aws.dynamodb.DynamoTable.Conditional;
import org.sealpost.opening.PasscodeChallenge;
import org.sealpost.opening.Passcodes;
import org.sealpost.opening.SecretToken;
import org.sealpost.protection.PortalLink;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item per link and browser, so that a newer challenge takes the place of the older one.
final class DynamoPasscodes implements Passcodes {
  private final DynamoTable table;

  DynamoPasscodes(DynamoTable table) {
    this.table = table;
  }

  @Override
  public void put(PasscodeChallenge challenge) {
    Map<String, AttributeValue> item =
        Items.item("P#" + challenge.link(), "CHALLENGE#" + challenge.browser());
    item.put("verifier", Items.text(challenge.verifier()));
    item.put("sentAt", Items.time(challenge.sentAt()));
    item.put("expiresAt", Items.time(challenge.expiresAt()));
    item.put("triesLeft", Items.number(challenge.triesLeft()));
    item.put(Items.EXPIRES_AT_SECONDS, Items.timeToLive(challenge.expiresAt()));
    table.put(item);
  }

  @Override
  public Optional<PasscodeChallenge> find(PortalLink link, SecretToken browser, Instant now) {
    return table
        .get(key(link, browser.digest()))
        .map(item -> challenge(link, browser.digest(), item))
        .filter(challenge -> now.isBefore(challenge.expiresAt()));
  }

  @Override
  public Optional<PasscodeChallenge> takeTry(PortalLink link, SecretToken browser, Instant now) {
    return switch (table.update(
        key(link, browser.digest()),
        update ->
            update
                .updateExpression("SET triesLeft = triesLeft - :one")
                .conditionExpression("triesLeft >= :one AND expiresAt > :now")
                .expressionAttributeValues(
                    Map.of(":one", Items.number(1), ":now", Items.time(now))))) {
      case Conditional.Done(var item) -> Optional.of(challenge(link, browser.digest(), item));
      case Conditional.NotHeld _ -> Optional.empty();
    };
  }

  @Override
  public boolean redeem(PasscodeChallenge challenge, Instant now) {
    return switch (table.delete(
        key(challenge.link(), challenge.browser()),
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

  private static PasscodeChallenge challenge(
      PortalLink link, String browser, Map<String, AttributeValue> item) {
    return new PasscodeChallenge(
        link,
        browser,
        Items.needed(item, "verifier").s(),
        Items.time(Items.needed(item, "sentAt")),
        Items.time(Items.needed(item, "expiresAt")),
        Integer.parseInt(Items.needed(item, "triesLeft").n()));
  }

  private static Map<String, AttributeValue> key(PortalLink link, String browser) {
    return Items.key("P#" + link, "CHALLENGE#" + browser);
  }
}
