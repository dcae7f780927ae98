package org.sealpost.aws.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.PortalSessions;
import org.sealpost.opening.SecretToken;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoPortalSessions implements PortalSessions {
  private final DynamoTable table;

  DynamoPortalSessions(DynamoTable table) {
    this.table = table;
  }

  @Override
  public void start(PortalSession session) {
    Map<String, AttributeValue> item = Items.item("S#" + session.tokenDigest(), "SESSION");
    item.put(Items.JSON, Items.json(session));
    item.put(Items.EXPIRES_AT_SECONDS, Items.timeToLive(session.expiresAt()));
    table.put(item);
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
    throw new UnsupportedOperationException();
  }

  @Override
  public List<PortalSession> of(EmailAddress reader, Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void end(PortalSession session) {
    table.delete(key(session.tokenDigest()));
  }

  private static Map<String, AttributeValue> key(String tokenDigest) {
    return Items.key("S#" + tokenDigest, "SESSION");
  }
}
