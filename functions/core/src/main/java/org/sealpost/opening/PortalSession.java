package org.sealpost.opening;

import java.time.Duration;
import java.time.Instant;
import org.sealpost.mail.EmailAddress;
import org.sealpost.protection.ProtectedMessageId;

/// Proof, for a while, that a browser belongs to the owner of a mailbox. It opens whatever is
/// addressed to that mailbox; whether a message is still open is asked of the message, at each
/// request.
///
/// @param tokenDigest [SecretToken#digest()] of the browser's cookie
/// @param signedInWith the message whose link was used to sign in; when that one is withdrawn the
///     session ends
public record PortalSession(
    String tokenDigest,
    EmailAddress reader,
    ProtectedMessageId signedInWith,
    Instant startedAt,
    Instant expiresAt) {
  public static final Duration LIFETIME = Duration.ofHours(2);

  public boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
