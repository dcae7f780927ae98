package org.sealpost.opening;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;

/// The server's side of portal sessions. All calls throw [org.sealpost.Unavailable] when the store
/// does not answer.
public interface PortalSessions {
  void start(PortalSession session);

  /// Read strongly consistently; empty when it never was, was ended, or is over by `now`.
  Optional<PortalSession> find(SecretToken token, Instant now);

  /// Replaces what is stored of the session, unless it was ended meanwhile: what is ended stays
  /// ended.
  void update(PortalSession session);

  /// All of this mailbox that are not over by `now`, the newest first. Strongly consistent.
  List<PortalSession> of(EmailAddress reader, Instant now);

  /// Before it returns, the session is gone, also from [#of]. Idempotent.
  void end(PortalSession session);
}
