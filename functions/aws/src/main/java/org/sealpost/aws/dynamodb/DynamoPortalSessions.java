package org.sealpost.aws.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.MailboxKey;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.PortalSessions;
import org.sealpost.opening.SecretToken;
import org.sealpost.organization.OrganizationId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A session is one item, which alone says whether there is one; another in its mailbox's partition
/// points to it. The pointer is there before the session and gone after it: whatever comes in
/// between, what can be used is listed, and a pointer to nothing ends with the session's lifetime.
final class DynamoPortalSessions implements PortalSessions {
  private static final String SESSION = "SESSION";

  /// What one request can ask for.
  private static final int MOST_AT_ONCE = 100;

  private final DynamoTable table;
  private final OrganizationId organization;

  DynamoPortalSessions(DynamoTable table, OrganizationId organization) {
    this.table = table;
    this.organization = organization;
  }

  @Override
  public void start(PortalSession session) {
    Map<String, AttributeValue> pointer =
        Items.item(mailbox(session.reader()), session.tokenDigest());
    pointer.put(Items.EXPIRES_AT_SECONDS, Items.timeToLive(session.expiresAt()));
    table.put(pointer);
    table.put(item(session));
  }

  @Override
  public Optional<PortalSession> find(SecretToken token, Instant now) {
    return table
        .get(key(token.digest()))
        .map(item -> Items.record(item, PortalSession.class))
        .filter(session -> !session.isOver(now));
  }

  @Override
  public void update(PortalSession session) {
    table.put(item(session), put -> put.conditionExpression("attribute_exists(pk)"));
  }

  @Override
  public List<PortalSession> of(EmailAddress reader, Instant now) {
    List<Map<String, AttributeValue>> keys =
        table.partition(mailbox(reader)).stream()
            .map(pointer -> key(Items.needed(pointer, Items.SK).s()))
            .toList();
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += MOST_AT_ONCE) {
      items.addAll(table.getAll(keys.subList(from, Math.min(keys.size(), from + MOST_AT_ONCE))));
    }
    return items.stream()
        .map(item -> Items.record(item, PortalSession.class))
        .filter(session -> !session.isOver(now))
        .sorted(Comparator.comparing(PortalSession::startedAt).reversed())
        .toList();
  }

  @Override
  public void end(PortalSession session) {
    table.delete(key(session.tokenDigest()));
    table.delete(Items.key(mailbox(session.reader()), session.tokenDigest()));
  }

  private Map<String, AttributeValue> item(PortalSession session) {
    Map<String, AttributeValue> item = Items.item(pk(session.tokenDigest()), SESSION);
    item.put(Items.JSON, Items.json(session));
    item.put(Items.EXPIRES_AT_SECONDS, Items.timeToLive(session.expiresAt()));
    return item;
  }

  private Map<String, AttributeValue> key(String tokenDigest) {
    return Items.key(pk(tokenDigest), SESSION);
  }

  private String pk(String tokenDigest) {
    return "S#" + organization + "#" + tokenDigest;
  }

  private String mailbox(EmailAddress reader) {
    return "A#" + organization + "#" + MailboxKey.of(reader);
  }
}
