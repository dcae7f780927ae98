package org.sealpost.opening;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpost.AtOnce;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.opening.passkey.PasskeyCeremonies;
import org.sealpost.opening.passkey.Passkeys;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.PassedOn;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.withdrawal.Withdrawal;

/// Decides, at each request anew, whether a browser may have what a link leads to.
public final class ReaderAccess {
  private final ProtectedMessages messages;
  private final PortalSessions sessions;
  private final BrandingTemplates brandings;
  private final SignInPolicy policy;
  private final Passkeys passkeys;
  private final SessionEnds ends;
  private final PassedOn passedOn;
  private final Clock clock;

  /// @param brandings asked at each request: [org.sealpost.branding.RecentBrandingTemplates]
  public ReaderAccess(
      ProtectedMessages messages,
      PortalSessions sessions,
      BrandingTemplates brandings,
      SignInPolicy policy,
      Passkeys passkeys,
      Clock clock) {
    this.messages = messages;
    this.sessions = sessions;
    this.brandings = brandings;
    this.policy = policy;
    this.passkeys = passkeys;
    this.ends = new SessionEnds(messages, sessions, clock);
    this.passedOn = new PassedOn(messages);
    this.clock = clock;
  }

  /// A session opens what is addressed to its own mailbox, if it was begun in a way that the
  /// message accepts by now, and lately enough. What passes on another message opens no longer than
  /// that one. When the last message that it was used for is withdrawn, it opens nothing more.
  public Access to(PortalLink link, SecretToken token) {
    Instant now = clock.instant();
    try (AtOnce atOnce = new AtOnce()) {
      Supplier<Optional<AddressedMessage>> message = atOnce.ask(() -> messages.find(link));
      // Which of them it is, only the message says; then all are at hand.
      Runnable templates = atOnce.begin(brandings::all);
      Optional<PortalSession> session = sessions.find(token, now);
      templates.run();
      return session.isEmpty() ? new Access.SignInNeeded() : to(message.get(), session.get(), now);
    }
  }

  /// The same for a message that is at hand, and a session of which it is known that it is not
  /// over: for lists, each with many.
  public Access to(AddressedMessage message, PortalSession session) {
    return ofOwner(message, session, clock.instant());
  }

  private Access to(Optional<AddressedMessage> message, PortalSession session, Instant now) {
    if (message.isEmpty()) {
      return new Access.SignInNeeded();
    }
    if (!session.opened().contains(message.get().link()) && ends.isOver(session)) {
      return new Access.SignInNeeded();
    }
    return ofOwner(message.get(), session, now);
  }

  private Access ofOwner(AddressedMessage message, PortalSession session, Instant now) {
    return message.readerAddress().equals(session.reader())
        ? to(message, session, now)
        : new Access.OtherMailbox(message, session);
  }

  private Access to(AddressedMessage message, PortalSession session, Instant now) {
    ProtectionTerms terms = message.message().terms();
    BrandingTemplate branding = brandings.findOrDefault(message.message().branding());
    if (!policy.takes(session, branding, terms)) {
      return new Access.SignInAgain(message, session);
    }
    Optional<Withdrawal> withdrawal =
        message
            .withdrawal(now)
            .or(
                () ->
                    passedOn.withdrawal(
                        message.message(), message.reader().recipient().scope(), now));
    if (withdrawal.isPresent()) {
      return new Access.Withdrawn(message, session, withdrawal.get());
    }
    if (!now.isBefore(session.startedAt().plus(policy.freshness(terms)))) {
      return new Access.SignInAgain(message, session);
    }
    return policy.needsPasskey(session, terms, now)
        ? unconfirmed(message, session, now)
        : new Access.Granted(message, session);
  }

  /// Asks the store, as no other message does. Whoever has to make the first passkey must have
  /// signed in a moment ago.
  private Access unconfirmed(AddressedMessage message, PortalSession session, Instant now) {
    boolean isFirst =
        passkeys
            .of(MailboxKey.of(session.reader()))
            .filter(of -> !of.passkeys().isEmpty())
            .isEmpty();
    return isFirst && !now.isBefore(session.startedAt().plus(PasskeyCeremonies.RECENT))
        ? new Access.SignInAgain(message, session)
        : new Access.PasskeyNeeded(message, session, isFirst);
  }

  /// Answer to [#to].
  public sealed interface Access {
    record Granted(AddressedMessage message, PortalSession session) implements Access {}

    /// Also for a link that leads nowhere.
    record SignInNeeded() implements Access {}

    /// The session is good, and too old for this message, or begun in a way that this message does
    /// not accept.
    record SignInAgain(AddressedMessage message, PortalSession session) implements Access {}

    /// The session is good, and the message asks for a passkey besides.
    ///
    /// @param first whether the mailbox has none yet, so that this session may make it
    record PasskeyNeeded(AddressedMessage message, PortalSession session, boolean first)
        implements Access {}

    /// Somebody else is signed in.
    ///
    /// @param session of the mailbox that the browser has proved to own
    record OtherMailbox(AddressedMessage message, PortalSession session) implements Access {}

    record Withdrawn(AddressedMessage message, PortalSession session, Withdrawal withdrawal)
        implements Access {}
  }
}
