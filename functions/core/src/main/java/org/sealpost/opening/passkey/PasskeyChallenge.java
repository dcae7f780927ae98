package org.sealpost.opening.passkey;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.sealpost.opening.SecretToken;

/// That we have asked this browser for an answer of its authenticator, once. The challenge itself
/// is derived from the token that only the browser keeps; that we keep that we have asked is what
/// makes it ours: nobody can have an authenticator sign today what they will need next week.
///
/// @param browserDigest of the token that the browser keeps meanwhile
/// @param sessionDigest of the session that asks; empty where nobody has signed in
public record PasskeyChallenge(
    String browserDigest, Purpose purpose, Optional<String> sessionDigest, Instant expiresAt) {
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  /// What an answer may be taken for.
  public enum Purpose {
    SIGN_IN,
    CONFIRM,
    MAKE
  }

  /// What the authenticator signs: 32 bytes as base64url.
  static String of(SecretToken browser) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(HexFormat.of().parseHex(browser.derived("passkey challenge")));
  }
}
