package org.sealpost.portal;

import java.time.Clock;
import java.util.Optional;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.PortalSessions;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SessionEnds;

/// Where readers see and end their sessions.
public final class SessionDesk {
  private final PortalSessions sessions;
  private final SessionEnds ends;
  private final Clock clock;

  public SessionDesk(PortalSessions sessions, SessionEnds ends, Clock clock) {
    this.sessions = sessions;
    this.ends = ends;
    this.clock = clock;
  }

  /// Empty for whoever is not signed in, or has a session that opens nothing more.
  public Optional<SessionList> list(Optional<SecretToken> session) {
    return current(session)
        .filter(current -> !ends.isOver(current))
        .map(
            current ->
                new SessionList(
                    current.reader().toString(),
                    sessions.of(current.reader(), clock.instant()).stream()
                        .filter(one -> !ends.isOver(one))
                        .map(one -> shown(one, current))
                        .toList()));
  }

  /// Ends one session of the same mailbox; ids of others change nothing.
  public void end(Optional<SecretToken> session, String id) {
    current(session).stream()
        .flatMap(current -> sessions.of(current.reader(), clock.instant()).stream())
        .filter(one -> one.tokenDigest().equals(id))
        .forEach(sessions::end);
  }

  /// Ends all sessions of the same mailbox but this one.
  public void endOthers(Optional<SecretToken> session) {
    current(session)
        .ifPresent(
            current ->
                sessions.of(current.reader(), clock.instant()).stream()
                    .filter(one -> !one.tokenDigest().equals(current.tokenDigest()))
                    .forEach(sessions::end));
  }

  /// Ends this session, if there is one.
  public void signOut(Optional<SecretToken> session) {
    current(session).ifPresent(sessions::end);
  }

  private Optional<PortalSession> current(Optional<SecretToken> session) {
    return session.flatMap(token -> sessions.find(token, clock.instant()));
  }

  private static OpenSession shown(PortalSession one, PortalSession current) {
    return new OpenSession(
        one.tokenDigest(),
        one.tokenDigest().equals(current.tokenDigest()),
        one.visitor(),
        one.method().id(),
        one.kept(),
        one.startedAt(),
        one.lastUsedAt(),
        one.expiresAt());
  }
}
