package org.sealpost.opening;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpost.AtOnce;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.withdrawal.Withdrawal;

/// Decides, at each request anew, whether a browser may have what a link leads to.
public final class ReaderAccess {
  private final ProtectedMessages messages;
  private final PortalSessions sessions;
  private final BrandingTemplates brandings;
  private final SignInPolicy policy;
  private final Clock clock;

  /// @param brandings asked at each request: [org.sealpost.branding.RecentBrandingTemplates]
  public ReaderAccess(
      ProtectedMessages messages,
      PortalSessions sessions,
      BrandingTemplates brandings,
      SignInPolicy policy,
      Clock clock) {
    this.messages = messages;
    this.sessions = sessions;
    this.brandings = brandings;
    this.policy = policy;
    this.clock = clock;
  }

  /// A session opens what is addressed to its own mailbox. When the last message that it was used
  /// for is withdrawn, it ends.
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

  private Access to(Optional<AddressedMessage> message, PortalSession session, Instant now) {
    if (message.isEmpty()) {
      return new Access.SignInNeeded();
    }
    if (!message.get().readerAddress().equals(session.reader())) {
      return new Access.OtherMailbox(
          session.reader().toString(), message.get().readerAddress().masked());
    }
    Optional<Withdrawal> withdrawal = message.get().withdrawal(now);
    if (withdrawal.isPresent()) {
      return new Access.Withdrawn(message.get(), session, withdrawal.get());
    }
    SignInWays ways =
        policy.of(
            brandings.findOrDefault(message.get().message().branding()),
            message.get().message().terms());
    if (!now.isBefore(session.startedAt().plus(ways.freshness()))) {
      return new Access.SignInAgain();
    }
    return new Access.Granted(message.get(), session);
  }

  /// Answer to [#to].
  public sealed interface Access {
    record Granted(AddressedMessage message, PortalSession session) implements Access {}

    /// Also for a link that leads nowhere.
    record SignInNeeded() implements Access {}

    /// The session is good, and too old for this message.
    record SignInAgain() implements Access {}

    /// Somebody else is signed in.
    ///
    /// @param signedInAs the address that the browser has proved to own
    /// @param masked whom the message is for, with the middle hidden
    record OtherMailbox(String signedInAs, String masked) implements Access {}

    record Withdrawn(AddressedMessage message, PortalSession session, Withdrawal withdrawal)
        implements Access {}
  }
}
