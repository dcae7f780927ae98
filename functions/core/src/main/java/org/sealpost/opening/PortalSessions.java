package org.sealpost.opening;

import java.time.Instant;
import java.util.Optional;

/// The server's side of portal sessions. All calls throw [org.sealpost.Unavailable] when the store
/// does not answer.
public interface PortalSessions {
  void start(PortalSession session);

  /// Read strongly consistently; empty when it never was, was ended, or is over by `now`.
  Optional<PortalSession> find(SecretToken token, Instant now);

  /// Before it returns, the session is gone. Idempotent.
  void end(String tokenDigest);
}
