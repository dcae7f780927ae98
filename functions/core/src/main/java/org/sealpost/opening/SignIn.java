package org.sealpost.opening;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.TraceEvent;

/// Turns a passcode into a session.
public final class SignIn {
  private final ProtectedMessages messages;
  private final Passcodes passcodes;
  private final PortalSessions sessions;
  private final MessageTrace trace;
  private final SecureRandom random;
  private final Clock clock;

  public SignIn(
      ProtectedMessages messages,
      Passcodes passcodes,
      PortalSessions sessions,
      MessageTrace trace,
      SecureRandom random,
      Clock clock) {
    this.messages = messages;
    this.passcodes = passcodes;
    this.sessions = sessions;
    this.trace = trace;
    this.random = random;
    this.clock = clock;
  }

  /// Consumes a try, compares, and starts a session for the recipient's mailbox.
  ///
  /// @return the session's token; empty for every reason not to
  public Optional<SecretToken> redeem(PortalLink link, SecretToken browser, Passcode passcode) {
    Instant now = clock.instant();
    Optional<PasscodeChallenge> challenge = passcodes.takeTry(link, now);
    if (challenge.isEmpty()) {
      return Optional.empty();
    }
    if (!challenge.get().isAnsweredBy(passcode, browser)
        || !passcodes.redeem(challenge.get(), now)) {
      trace.record(new TraceEvent.SignInRefused(now, link.message(), link.recipient()));
      return Optional.empty();
    }
    return messages.find(link).map(message -> start(message, now));
  }

  private SecretToken start(AddressedMessage message, Instant now) {
    SecretToken token = SecretToken.random(random);
    sessions.start(
        new PortalSession(
            token.digest(),
            message.readerAddress(),
            message.message().id(),
            now,
            now.plus(PortalSession.LIFETIME)));
    trace.record(new TraceEvent.SignedIn(now, message.message().id(), message.reader().key()));
    return token;
  }
}
