package org.sealpost.opening;

import java.time.Duration;
import java.util.Optional;

/// A session with the token that the browser keeps of it.
public record StartedSession(SecretToken token, PortalSession session) {
  /// How long the browser keeps it; empty when until it is closed.
  public Optional<Duration> keptFor() {
    return session.kept() ? Optional.of(PortalSession.KEPT_LIFETIME) : Optional.empty();
  }

  @Override
  public String toString() {
    return "StartedSession[******]";
  }
}
