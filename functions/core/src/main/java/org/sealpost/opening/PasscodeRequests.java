package org.sealpost.opening;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.delivery.OutboundMailRefusedException;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.TraceEvent;

/// Answers requests for a passcode.
public final class PasscodeRequests {
  /// Ten codes of five tries each in an hour: one chance in two million to guess an eight-digit
  /// code.
  private static final int MOST_CODES = 10;

  private static final Duration WINDOW = Duration.ofHours(1);

  private final ProtectedMessages messages;
  private final Passcodes passcodes;
  private final Throttle throttle;
  private final PasscodeMail mail;
  private final MessageTrace trace;
  private final SecureRandom random;
  private final Clock clock;

  public PasscodeRequests(
      ProtectedMessages messages,
      Passcodes passcodes,
      Throttle throttle,
      PasscodeMail mail,
      MessageTrace trace,
      SecureRandom random,
      Clock clock) {
    this.messages = messages;
    this.passcodes = passcodes;
    this.throttle = throttle;
    this.mail = mail;
    this.trace = trace;
    this.random = random;
    this.clock = clock;
  }

  /// Sends a passcode, bound to this browser, in place of any earlier one. Does nothing for a link
  /// that leads nowhere, and the caller learns no difference. A withdrawn message still gets its
  /// code: only behind it may the recipient be told.
  public void request(PortalLink link, SecretToken browser) {
    Instant now = clock.instant();
    Optional<AddressedMessage> message = messages.find(link);
    if (message.isEmpty() || !throttle.admit("passcode:" + link, MOST_CODES, WINDOW, now)) {
      return;
    }
    Passcode passcode = Passcode.random(random);
    passcodes.put(PasscodeChallenge.of(link, passcode, browser, now));
    try {
      mail.send(passcode, message.get());
      trace.record(new TraceEvent.PasscodeSent(now, link.message(), link.recipient()));
    } catch (OutboundMailRefusedException undeliverable) {
      trace.record(new TraceEvent.Undeliverable(now, link.message(), link.recipient()));
    }
  }
}
