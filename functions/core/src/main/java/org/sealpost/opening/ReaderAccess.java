package org.sealpost.opening;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.protection.AddressedMessage;
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
  private final Clock clock;

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
    Optional<PortalSession> session = sessions.find(token, now);
    if (session.isEmpty()) {
      return new Access.SignInNeeded();
    }
    Optional<AddressedMessage> message = messages.find(link);
    if (message.isEmpty()) {
      return new Access.SignInNeeded();
    }
    if (!message.get().readerAddress().equals(session.get().reader())) {
      return new Access.OtherMailbox(
          session.get().reader().toString(), message.get().readerAddress().masked());
    }
    Optional<Withdrawal> withdrawal = message.get().withdrawal(now);
    if (withdrawal.isPresent()) {
      return new Access.Withdrawn(message.get(), session.get(), withdrawal.get());
    }
    ProtectionTerms terms = message.get().message().terms();
    BrandingTemplate branding = brandings.findOrDefault(message.get().message().branding());
    if (!policy.takes(session.get().method(), branding, terms)
        || !now.isBefore(session.get().startedAt().plus(policy.freshness(terms)))) {
      return new Access.SignInAgain();
    }
    return new Access.Granted(message.get(), session.get());
  }

  /// Answer to [#to].
  public sealed interface Access {
    record Granted(AddressedMessage message, PortalSession session) implements Access {}

    /// Also for a link that leads nowhere.
    record SignInNeeded() implements Access {}

    /// The session is good, and too old for this message, or it was started in a way that this
    /// message does not take.
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
