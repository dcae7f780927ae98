package org.sealpost.opening;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.mail.EmailAddress;

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
  public void update(PortalSession session) {
    sessions.computeIfPresent(session.tokenDigest(), (digest, old) -> session);
  }

  @Override
  public List<PortalSession> of(EmailAddress reader, Instant now) {
    return sessions.values().stream()
        .filter(session -> session.reader().equals(reader) && !session.isOver(now))
        .sorted(Comparator.comparing(PortalSession::startedAt).reversed())
        .toList();
  }

  @Override
  public void end(PortalSession session) {
    sessions.remove(session.tokenDigest());
  }
}
