package org.sealpost.opening.account;

import java.net.URI;
import java.util.List;

/// Signing in with accounts elsewhere (OpenID Connect Core 1.0, authorization code flow with PKCE).
/// Calls throw [org.sealpost.Unavailable] when the provider does not answer.
public interface Accounts {
  /// Nobody to ask.
  Accounts NONE =
      new Accounts() {
        @Override
        public List<AccountProvider> providers() {
          return List.of();
        }

        @Override
        public URI authorizationAddress(String provider, AccountAttempt attempt) {
          throw new IllegalArgumentException("no such provider");
        }

        @Override
        public Account redeem(String provider, String code, AccountAttempt attempt)
            throws AccountRefusedException {
          throw new AccountRefusedException("no such provider");
        }
      };

  /// Those that are set up, in the order to show them.
  List<AccountProvider> providers();

  /// Where the browser goes to sign in.
  ///
  /// @throws IllegalArgumentException when no such provider is set up
  URI authorizationAddress(String provider, AccountAttempt attempt);

  /// What the provider says of who signed in, after all that can be checked of it was checked:
  /// signature, issuer, audience, times, nonce.
  ///
  /// @param code as the browser brought it
  Account redeem(String provider, String code, AccountAttempt attempt)
      throws AccountRefusedException;
}
