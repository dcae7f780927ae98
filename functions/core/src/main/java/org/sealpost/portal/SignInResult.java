package org.sealpost.portal;

import org.sealpost.opening.SecretToken;

/// Answer to [MessagePortal#signIn].
public sealed interface SignInResult {
  /// @param session for the browser's session cookie
  record SignedIn(SecretToken session) implements SignInResult {}

  /// One answer for a wrong code, an old one, too many tries, another browser and a link that we
  /// never made.
  record Refused() implements SignInResult {}
}
