package org.sealpost.opening;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.Visitor;

/// Turns proof into a session.
public final class SignIn {
  private final ProtectedMessages messages;
  private final Passcodes passcodes;
  private final PasscodeBudget budget;
  private final PortalSessions sessions;
  private final AccessLog log;
  private final SecureRandom random;
  private final Clock clock;

  public SignIn(
      ProtectedMessages messages,
      Passcodes passcodes,
      Throttle throttle,
      PortalSessions sessions,
      AccessLog log,
      SecureRandom random,
      Clock clock) {
    this.messages = messages;
    this.passcodes = passcodes;
    this.budget = new PasscodeBudget(throttle);
    this.sessions = sessions;
    this.log = log;
    this.random = random;
    this.clock = clock;
  }

  /// Consumes a try, compares, and tells whose mailbox it is.
  ///
  /// @return the message that it was asked for; empty for every reason not to
  public Optional<AddressedMessage> redeem(
      PortalLink link, SecretToken browser, Passcode passcode, Visitor visitor) {
    Instant now = clock.instant();
    Optional<PasscodeChallenge> challenge = passcodes.takeTry(link, browser, now);
    if (challenge.isEmpty()) {
      return Optional.empty();
    }
    Optional<AddressedMessage> message = messages.find(link);
    boolean right =
        challenge.get().isAnsweredBy(passcode, browser) && passcodes.redeem(challenge.get(), now);
    if (!right && message.isPresent()) {
      budget.failed(message.get(), visitor, now);
      log.record(
          message.get(),
          AccessOperation.SIGN_IN,
          AccessResult.WRONG_PASSCODE,
          SignInMethod.PASSCODE,
          visitor);
    }
    return message.filter(_ -> right);
  }

  /// Starts a session for the recipient's mailbox: whoever calls has the proof.
  public StartedSession start(
      AddressedMessage message, SignInMethod method, boolean kept, Visitor visitor) {
    SecretToken token = SecretToken.random(random);
    return start(
        token,
        PortalSession.start(
            token, message.readerAddress(), method, visitor, kept, message.link(), clock.instant()),
        message);
  }

  /// The same for whoever has proved it with a passkey, and nothing else. It is never kept: its
  /// passkey starts the next one as easily.
  public StartedSession start(
      AddressedMessage message, PortalSession.Confirmation passkey, Visitor visitor) {
    SecretToken token = SecretToken.random(random);
    return start(
        token,
        PortalSession.start(
                token,
                message.readerAddress(),
                SignInMethod.PASSKEY,
                visitor,
                false,
                message.link(),
                clock.instant())
            .confirmed(token, passkey),
        message);
  }

  private StartedSession start(SecretToken token, PortalSession session, AddressedMessage message) {
    sessions.start(session);
    log.record(
        message, AccessOperation.SIGN_IN, AccessResult.DONE, session.method(), session.visitor());
    budget.succeeded(message, session.visitor(), session.startedAt());
    return new StartedSession(token, session);
  }
}
