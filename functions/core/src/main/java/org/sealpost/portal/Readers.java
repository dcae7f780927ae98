package org.sealpost.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.sealpost.Unavailable;
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
import org.sealpost.trace.Visitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way to everything that is behind a link: asks [ReaderAccess] at each request, notes who
/// was turned away, gives nothing to programs that ask without a person, and keeps sessions alive
/// that people use.
public final class Readers {
  private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

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

  /// Serves what is about the message as a whole.
  <T> T serve(
      Visit visit,
      AccessOperation operation,
      Function<Refusal, T> refused,
      BiFunction<AddressedMessage, PortalSession, T> granted) {
    return serve(visit, operation, Optional.empty(), refused, granted);
  }

  /// Calls `granted`, which has to note what became of it, or notes the refusal itself: where it is
  /// known whose message it is, one event for each call.
  ///
  /// @param operation what is asked for, for the log
  /// @param part number of the attachment that it is about, for the log
  /// @param refused makes the answer to a refusal
  /// @param granted makes the answer for the reader
  <T> T serve(
      Visit visit,
      AccessOperation operation,
      Optional<Integer> part,
      Function<Refusal, T> refused,
      BiFunction<AddressedMessage, PortalSession, T> granted) {
    Optional<PortalLink> known = visit.known();
    if (known.isEmpty() || visit.session().isEmpty()) {
      return refused.apply(new Refusal.SignInNeeded());
    }
    Visitor visitor = visit.visitor();
    return switch (access.to(known.get(), visit.session().get())) {
      case Access.SignInNeeded() -> refused.apply(new Refusal.SignInNeeded());
      case Access.SignInAgain(var message, var session) -> {
        log.record(
            message, operation, AccessResult.SIGN_IN_TOO_WEAK, session.method(), visitor, part);
        yield refused.apply(new Refusal.SignInAgain());
      }
      case Access.PasskeyNeeded(var message, var session, boolean first) -> {
        log.record(
            message, operation, AccessResult.SIGN_IN_TOO_WEAK, session.method(), visitor, part);
        yield refused.apply(new Refusal.PasskeyNeeded(session.reader().toString(), first));
      }
      case Access.OtherMailbox(var message, var session) -> {
        log.record(message, operation, AccessResult.WRONG_ACCOUNT, session.method(), visitor, part);
        yield refused.apply(
            new Refusal.OtherMailbox(
                session.reader().toString(), message.readerAddress().masked()));
      }
      case Access.Withdrawn(var message, var session, var withdrawal) -> {
        log.record(message, operation, AccessResult.WITHDRAWN, session.method(), visitor, part);
        yield refused.apply(new Refusal.Withdrawn(withdrawal));
      }
      case Access.Granted(var message, var session) -> {
        if (visitor.isMachine()) {
          log.record(message, operation, AccessResult.MACHINE, session.method(), visitor, part);
          yield refused.apply(new Refusal.NotForMachines());
        }
        touch(message, session);
        yield granted.apply(message, session);
      }
    };
  }

  /// The reader does not wait for a store that reads but does not write: at worst the session ends
  /// sooner, never later.
  private void touch(AddressedMessage message, PortalSession session) {
    Instant now = clock.instant();
    if (session.opened().contains(message.link())
        && now.isBefore(session.lastUsedAt().plus(PortalSession.TOUCH))) {
      return;
    }
    try {
      sessions.update(session.used(message.link(), now));
    } catch (Unavailable unavailable) {
      LOG.warn(
          "message {}: the use of a session is not noted", message.message().id(), unavailable);
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
