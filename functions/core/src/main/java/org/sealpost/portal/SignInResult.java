package org.sealpost.portal;

import org.sealpost.opening.StartedSession;

/// Answer to [SignInDesk#signIn].
public sealed interface SignInResult {
  record SignedIn(StartedSession session) implements SignInResult {}

  /// One answer for a wrong code, an old one, too many tries, another browser and a link that we
  /// never made.
  record Refused() implements SignInResult {}
}
