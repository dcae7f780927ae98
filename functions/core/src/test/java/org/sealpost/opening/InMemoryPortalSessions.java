package org.sealpost.opening;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

public final class InMemoryPortalSessions implements PortalSessions {
  private final Map<String, PortalSession> sessions = new ConcurrentHashMap<>();

  @Override
  public void start(PortalSession session) {
    sessions.put(session.tokenDigest(), session);
  }

  @Override
  public Optional<PortalSession> find(SecretToken token, Instant now) {
    return Optional.ofNullable(sessions.get(token.digest()))
        .filter(session -> !session.isOver(now));
  }

  @Override
  public void end(String tokenDigest) {
    sessions.remove(tokenDigest);
  }
}
