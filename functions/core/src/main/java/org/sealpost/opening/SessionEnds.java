package org.sealpost.opening;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.sealpost.mail.EmailAddress;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessages;

/// Sessions that end before their time. Calls throw [org.sealpost.Unavailable] when a store does
/// not answer.
public final class SessionEnds {
  private final ProtectedMessages messages;
  private final PortalSessions sessions;
  private final Clock clock;

  public SessionEnds(ProtectedMessages messages, PortalSessions sessions, Clock clock) {
    this.messages = messages;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// Whether none of the messages that the session was used for is open any more. From the very
  /// instant of the last withdrawal on it opens nothing: what is left of it until its time is over
  /// is that its owner is told why, under the links that it has opened.
  public boolean isOver(PortalSession session) {
    Instant now = clock.instant();
    return session.opened().reversed().stream().noneMatch(link -> isOpen(link, now));
  }

  /// Ends all sessions of this mailbox.
  ///
  /// @return how many there were
  public int all(EmailAddress reader) {
    List<PortalSession> all = sessions.of(reader, clock.instant());
    all.forEach(sessions::end);
    return all.size();
  }

  private boolean isOpen(PortalLink link, Instant now) {
    return messages.find(link).filter(message -> message.withdrawal(now).isEmpty()).isPresent();
  }
}
