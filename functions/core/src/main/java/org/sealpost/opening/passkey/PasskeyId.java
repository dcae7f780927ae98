package org.sealpost.opening.passkey;

import static org.sealpost.Require.require;

import java.util.Optional;

/// What an authenticator calls a passkey: at most 1,023 bytes of its choice (WebAuthn 4), as
/// base64url without padding. Not secret, and not random for whoever makes their authenticator.
public record PasskeyId(String value) {
  private static final int LONGEST = 1364;

  public PasskeyId {
    require(isOne(value), "a passkey's id: base64url of 1 to 1023 bytes");
  }

  /// Empty for anything that is none.
  public static Optional<PasskeyId> parse(String text) {
    return isOne(text) ? Optional.of(new PasskeyId(text)) : Optional.empty();
  }

  private static boolean isOne(String text) {
    return !text.isEmpty() && text.length() <= LONGEST && text.matches("[A-Za-z0-9_-]+");
  }

  @Override
  public String toString() {
    return value;
  }
}
