package org.sealpost.portal;

import java.util.Optional;
import org.sealpost.opening.StartedSession;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.protection.PortalLink;

/// Answer to [SignInDesk#finishAccount].
public sealed interface AccountResult {
  record SignedIn(PortalLink link, StartedSession session) implements AccountResult {}

  /// The account is not known to own the mailbox. Its owner may prove it by passcode, once, in this
  /// browser: then it is good for [org.sealpost.opening.account.AccountBinding#LIFETIME]. Or they
  /// take another account.
  ///
  /// @param account what people recognize the account by, if anything
  /// @param masked whom the message is for, with the middle hidden
  record ProofNeeded(
      PortalLink link, AccountProvider provider, Optional<String> account, String masked)
      implements AccountResult {}

  /// Nobody was signed in, for every other reason.
  ///
  /// @param link where it began; empty when that is not known, or is no link of ours: nobody is led
  ///     anywhere else (threat 23)
  record Refused(Optional<String> link) implements AccountResult {}
}
