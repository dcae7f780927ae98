package org.sealpost.opening.account;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.sealpost.opening.SecretToken;
import org.sealpost.protection.PortalLink;

/// One sign-in with an account, from the button to the provider's answer. Nothing is stored before
/// the provider has answered: state, nonce and PKCE's verifier are derived from a token that only
/// the browser keeps (threats 23, 52).
public final class AccountSignIn {
  private final Accounts accounts;
  private final SecureRandom random;
  private final Clock clock;

  public AccountSignIn(Accounts accounts, SecureRandom random, Clock clock) {
    this.accounts = accounts;
    this.random = random;
    this.clock = clock;
  }

  /// @param link whatever stood in the address
  /// @return empty when no such provider is set up
  public Optional<Start> start(String link, String provider) {
    throw new UnsupportedOperationException(accounts + " " + random + " " + clock);
  }

  /// Checks that the answer belongs to an attempt of this browser, and asks the provider.
  ///
  /// @param answer the parameters of the provider's redirect
  /// @throws AccountRefusedException when it does not, or the provider has not signed anybody in
  public Answered finish(SecretToken browser, ProviderAnswer answer)
      throws AccountRefusedException {
    throw new UnsupportedOperationException(browser + " " + answer);
  }

  /// @param address where the browser goes
  /// @param browser what it keeps meanwhile
  public record Start(AccountProvider provider, URI address, SecretToken browser) {}

  /// @param link as [AccountSignIn#start] was given it; empty when it is none of ours
  public record Answered(Optional<PortalLink> link, AccountProvider provider, Account account) {}
}
