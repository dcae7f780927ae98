package org.sealpost.aws.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sealpost.aws.dynamodb.DynamoTable.Conditional;
import org.sealpost.opening.MailboxKey;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.passkey.MailboxPasskeys;
import org.sealpost.opening.passkey.PasskeyChallenge;
import org.sealpost.opening.passkey.PasskeyId;
import org.sealpost.opening.passkey.Passkeys;
import org.sealpost.organization.OrganizationId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item for all passkeys of a mailbox, one for each passkey that says whose it is, and one for
/// each browser that was asked.
final class DynamoPasskeys implements Passkeys {
  private static final String VERSION = "version";
  private static final String HANDLE = "handle";
  private static final String NEWEST = "version = :version AND handle = :handle";
  private static final String MAILBOX = "mailbox";

  private final DynamoTable table;
  private final OrganizationId organization;

  DynamoPasskeys(DynamoTable table, OrganizationId organization) {
    this.table = table;
    this.organization = organization;
  }

  @Override
  public Optional<MailboxPasskeys> of(MailboxKey mailbox) {
    return table.get(mailboxKey(mailbox)).map(DynamoPasskeys::passkeys);
  }

  @Override
  public Optional<MailboxKey> holder(PasskeyId id) {
    return table.get(passkeyKey(id)).map(item -> new MailboxKey(Items.needed(item, MAILBOX).s()));
  }

  @Override
  public boolean claim(PasskeyId id, MailboxKey mailbox) {
    Map<String, AttributeValue> item = Items.item(passkeyPk(id), "PASSKEY");
    item.put(MAILBOX, Items.text(mailbox.value()));
    return isDone(
        table.put(
            item,
            put ->
                put.conditionExpression("attribute_not_exists(pk) OR mailbox = :mailbox")
                    .expressionAttributeValues(Map.of(":mailbox", Items.text(mailbox.value())))));
  }

  @Override
  public void release(PasskeyId id) {
    table.delete(passkeyKey(id));
  }

  @Override
  public boolean put(MailboxPasskeys changed) {
    MailboxPasskeys next =
        new MailboxPasskeys(
            changed.mailbox(), changed.handle(), changed.passkeys(), changed.version() + 1);
    Map<String, AttributeValue> item = Items.item(mailboxPk(changed.mailbox()), "PASSKEYS");
    item.put(Items.JSON, Items.json(next));
    item.put(VERSION, Items.number(next.version()));
    item.put(HANDLE, Items.text(next.handle()));
    return isDone(
        changed.version() == 0
            ? table.put(item, put -> put.conditionExpression("attribute_not_exists(pk)"))
            : table.put(
                item,
                put -> put.conditionExpression(NEWEST).expressionAttributeValues(newest(changed))));
  }

  @Override
  public boolean remove(MailboxPasskeys all) {
    return isDone(
        table.delete(
            mailboxKey(all.mailbox()),
            delete -> delete.conditionExpression(NEWEST).expressionAttributeValues(newest(all))));
  }

  @Override
  public void ask(PasskeyChallenge challenge) {
    Map<String, AttributeValue> item = Items.item("W#" + challenge.browserDigest(), "CHALLENGE");
    item.put(Items.JSON, Items.json(challenge));
    item.put(Items.EXPIRES_AT_SECONDS, Items.timeToLive(challenge.expiresAt()));
    table.put(item);
  }

  @Override
  public Optional<PasskeyChallenge> take(SecretToken browser, Instant now) {
    Map<String, AttributeValue> key = Items.key("W#" + browser.digest(), "CHALLENGE");
    return table
        .get(key)
        .map(item -> Items.record(item, PasskeyChallenge.class))
        .filter(
            _ ->
                isDone(
                    table.delete(
                        key, delete -> delete.conditionExpression("attribute_exists(pk)"))))
        .filter(challenge -> now.isBefore(challenge.expiresAt()));
  }

  private static Map<String, AttributeValue> newest(MailboxPasskeys read) {
    return Map.of(":version", Items.number(read.version()), ":handle", Items.text(read.handle()));
  }

  private static MailboxPasskeys passkeys(Map<String, AttributeValue> item) {
    return Items.record(item, MailboxPasskeys.class);
  }

  private static boolean isDone(Conditional written) {
    return switch (written) {
      case Conditional.Done _ -> true;
      case Conditional.NotHeld _ -> false;
    };
  }

  private Map<String, AttributeValue> mailboxKey(MailboxKey mailbox) {
    return Items.key(mailboxPk(mailbox), "PASSKEYS");
  }

  private Map<String, AttributeValue> passkeyKey(PasskeyId id) {
    return Items.key(passkeyPk(id), "PASSKEY");
  }

  private String mailboxPk(MailboxKey mailbox) {
    return "K#" + organization + "#" + mailbox;
  }

  private String passkeyPk(PasskeyId id) {
    return "C#" + organization + "#" + id;
  }
}
