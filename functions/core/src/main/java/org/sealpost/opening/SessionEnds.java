package org.sealpost.opening;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.sealpost.mail.EmailAddress;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.ProtectedMessages;

/// Ends sessions before their time. Calls throw [org.sealpost.Unavailable] when a store does not
/// answer: sessions may be left then that the same call ends another time.
public final class SessionEnds {
  private final ProtectedMessages messages;
  private final PortalSessions sessions;
  private final Clock clock;

  public SessionEnds(ProtectedMessages messages, PortalSessions sessions, Clock clock) {
    this.messages = messages;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// Ends the session if none of the messages that it was used for is open any more.
  public void unlessNeeded(PortalSession session) {
    Instant now = clock.instant();
    if (session.opened().stream().noneMatch(link -> isOpen(link, now))) {
      sessions.end(session);
    }
  }

  /// Ends the sessions that were used for this message and for nothing else that is open.
  ///
  /// @param message nobody can open it any more
  public void withdrawn(ProtectedMessageId message) {
    messages.recipients(message).stream()
        .filter(recipient -> recipient.method() != DeliveryMethod.SMIME)
        .forEach(
            recipient ->
                sessions.of(recipient.recipient().address(), clock.instant()).stream()
                    .filter(
                        session ->
                            session.opened().contains(new PortalLink(message, recipient.key())))
                    .forEach(this::unlessNeeded));
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
