package org.sealpost.opening;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.withdrawal.Withdrawal;

/// Decides, at each request anew, whether a browser may have what a link leads to.
public final class ReaderAccess {
  private final ProtectedMessages messages;
  private final PortalSessions sessions;
  private final Clock clock;

  public ReaderAccess(ProtectedMessages messages, PortalSessions sessions, Clock clock) {
    this.messages = messages;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// A session opens what is addressed to its own mailbox. When the message that it was started
  /// with is withdrawn, it ends with it.
  public Access to(PortalLink link, SecretToken token) {
    Instant now = clock.instant();
    Optional<PortalSession> session = sessions.find(token, now);
    if (session.isEmpty()) {
      return new Access.SignInNeeded();
    }
    Optional<AddressedMessage> message =
        messages.find(link).filter(found -> found.readerAddress().equals(session.get().reader()));
    if (message.isEmpty()) {
      return new Access.SignInNeeded();
    }
    Optional<Withdrawal> withdrawal = message.get().withdrawal(now);
    if (withdrawal.isEmpty()) {
      return new Access.Granted(message.get());
    }
    if (session.get().signedInWith().equals(message.get().message().id())) {
      sessions.end(session.get().tokenDigest());
    }
    return new Access.Withdrawn(message.get(), withdrawal.get());
  }

  public void signOut(SecretToken token) {
    sessions.end(token.digest());
  }

  /// Answer to [#to].
  public sealed interface Access {
    record Granted(AddressedMessage message) implements Access {}

    /// Also for a link that leads nowhere, and for somebody else's.
    record SignInNeeded() implements Access {}

    record Withdrawn(AddressedMessage message, Withdrawal withdrawal) implements Access {}
  }
}
