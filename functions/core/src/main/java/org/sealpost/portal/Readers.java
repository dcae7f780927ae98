package org.sealpost.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.sealpost.opening.AccessLog;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.PortalSessions;
import org.sealpost.opening.ReaderAccess;
import org.sealpost.opening.ReaderAccess.Access;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.SealedBytesMissingException;
import org.sealpost.protection.UnopenableException;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;

/// The one way to everything that is behind a link: asks [ReaderAccess] at each request, notes who
/// was turned away, and keeps sessions alive that are in use.
public final class Readers {
  private final ReaderAccess access;
  private final PortalSessions sessions;
  private final AccessLog log;
  private final Clock clock;

  public Readers(ReaderAccess access, PortalSessions sessions, AccessLog log, Clock clock) {
    this.access = access;
    this.sessions = sessions;
    this.log = log;
    this.clock = clock;
  }

  /// @param operation what is asked for, for the log
  /// @param refused makes the answer to a refusal
  /// @param granted makes the answer for the reader
  <T> T serve(
      Visit visit,
      AccessOperation operation,
      Function<Refusal, T> refused,
      BiFunction<AddressedMessage, PortalSession, T> granted) {
    Optional<PortalLink> known = visit.known();
    if (known.isEmpty() || visit.session().isEmpty()) {
      return refused.apply(new Refusal.SignInNeeded());
    }
    return switch (access.to(known.get(), visit.session().get())) {
      case Access.SignInNeeded() -> refused.apply(new Refusal.SignInNeeded());
      case Access.SignInAgain() -> refused.apply(new Refusal.SignInAgain());
      case Access.OtherMailbox(var signedInAs, var masked) ->
          refused.apply(new Refusal.OtherMailbox(signedInAs, masked));
      case Access.Withdrawn(var message, var session, var withdrawal) -> {
        log.record(message, operation, AccessResult.WITHDRAWN, session.method(), visit.visitor());
        yield refused.apply(new Refusal.Withdrawn(withdrawal));
      }
      case Access.Granted(var message, var session) -> {
        touch(message, session);
        yield granted.apply(message, session);
      }
    };
  }

  private void touch(AddressedMessage message, PortalSession session) {
    Instant now = clock.instant();
    if (!session.opened().contains(message.link())
        || !now.isBefore(session.lastUsedAt().plus(PortalSession.TOUCH))) {
      sessions.update(session.used(message.link(), now));
    }
  }

  /// What is missing, the reader may have themselves.
  static Refusal refusal(AddressedMessage message, UnopenableException why) {
    return why instanceof SealedBytesMissingException
            && message.reader().method() == DeliveryMethod.ATTACHMENT
        ? new Refusal.SealedBytesNeeded()
        : new Refusal.Unopenable();
  }
}
