package org.sealpost.opening;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.delivery.OutboundMailRefusedException;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.Visitor;

/// Answers requests for a passcode.
public final class PasscodeRequests {
  private final ProtectedMessages messages;
  private final Passcodes passcodes;
  private final DeliveryProblems problems;
  private final PasscodeBudget budget;
  private final PasscodeMail mail;
  private final AccessLog log;
  private final SecureRandom random;
  private final Clock clock;

  public PasscodeRequests(
      ProtectedMessages messages,
      Passcodes passcodes,
      DeliveryProblems problems,
      Throttle throttle,
      PasscodeMail mail,
      AccessLog log,
      SecureRandom random,
      Clock clock) {
    this.messages = messages;
    this.passcodes = passcodes;
    this.problems = problems;
    this.budget = new PasscodeBudget(throttle);
    this.mail = mail;
    this.log = log;
    this.random = random;
    this.clock = clock;
  }

  /// Sends a passcode, bound to this browser, in place of any earlier one of it. Does nothing for a
  /// link that leads nowhere, and nothing but a note in the log when too many were asked for: then
  /// what was sent before goes on working. The caller learns no difference. A withdrawn message
  /// still gets its code: only behind it may the recipient be told.
  ///
  /// @param earlier what the browser keeps of its last request at this link
  /// @param language that the mail speaks
  /// @return what the browser has to keep: the earlier one when that was a moment ago
  public PasscodeTicket request(
      Optional<PortalLink> link,
      Optional<PasscodeTicket> earlier,
      Visitor visitor,
      Locale language) {
    Instant now = clock.instant();
    if (earlier.isPresent() && earlier.get().isFresh(now)) {
      return earlier.get();
    }
    PasscodeTicket ticket =
        earlier
            .flatMap(ticketBefore -> ticketBefore.again(now))
            .orElseGet(() -> new PasscodeTicket(SecretToken.random(random), now));
    link.flatMap(messages::find)
        .ifPresent(message -> send(message, ticket, visitor, language, now));
    return ticket;
  }

  /// Why the passcode of this ticket does not arrive, as far as it is known. Only told to the
  /// browser that asked for it, and only what concerns its newest code
  /// ([DeliveryProblem#concerns]).
  public Optional<DeliveryProblem> problem(PortalLink link, PasscodeTicket ticket) {
    Instant now = clock.instant();
    return passcodes
        .find(link, ticket.token(), now)
        .flatMap(
            challenge ->
                messages
                    .find(link)
                    .flatMap(message -> problems.find(message.readerAddress(), now))
                    .filter(problem -> problem.concerns(challenge.sentAt())));
  }

  private void send(
      AddressedMessage message,
      PasscodeTicket ticket,
      Visitor visitor,
      Locale language,
      Instant now) {
    int tries = budget.tries(message, visitor, now);
    if (tries == 0) {
      log.record(
          message,
          AccessOperation.PASSCODE,
          AccessResult.THROTTLED,
          SignInMethod.PASSCODE,
          visitor);
      return;
    }
    Passcode passcode = Passcode.random(random);
    passcodes.put(PasscodeChallenge.of(message.link(), passcode, ticket.token(), tries, now));
    AccessResult result = AccessResult.DONE;
    try {
      mail.send(passcode, ticket, message, language);
    } catch (OutboundMailRefusedException undeliverable) {
      problems.note(
          message.readerAddress(), new DeliveryProblem(DeliveryProblem.Kind.REFUSED, now));
      result = AccessResult.UNDELIVERABLE;
    }
    log.record(message, AccessOperation.PASSCODE, result, SignInMethod.PASSCODE, visitor);
  }
}
