package org.sealpost.opening.account;

import java.net.URI;
import java.util.List;
import java.util.Optional;

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

  /// Whether an answer that came through the browser may be this provider's, going by the issuer
  /// that it names (RFC 9207): so that no provider gets another one's code (threat 23). Asked
  /// before [#redeem].
  ///
  /// @param issuer as the browser brought it; empty when the answer names none
  default boolean mayAnswer(String provider, Optional<String> issuer) {
    return issuer.isEmpty();
  }

  /// What the provider says of who signed in, after all that can be checked of it was checked:
  /// signature, issuer, audience, times, nonce.
  ///
  /// @param code as the browser brought it
  Account redeem(String provider, String code, AccountAttempt attempt)
      throws AccountRefusedException;
}
