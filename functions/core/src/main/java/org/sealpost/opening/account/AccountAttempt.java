package org.sealpost.opening.account;

/// The secrets of one attempt to sign in with an account.
///
/// @param state what the provider sends back through the browser (RFC 6749 10.12)
/// @param nonce what the ID token has to repeat (OpenID Connect Core 15.5.2)
/// @param codeVerifier of PKCE (RFC 7636), 43 to 128 characters
public record AccountAttempt(String state, String nonce, String codeVerifier) {
  @Override
  public String toString() {
    return "AccountAttempt[******]";
  }
}
