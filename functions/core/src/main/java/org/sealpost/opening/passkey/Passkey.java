package org.sealpost.opening.passkey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.opening.SignInMethod;

/// A passkey, as far as we have it: its public half.
///
/// @param publicKey COSE key, as base64url; only a [PasskeyVerifier] reads it
/// @param signCount how often its authenticator says it has signed; 0 for those that do not count
/// @param backedUp whether it is on its owner's other devices too
/// @param madeBy how its maker had signed in: it is worth no more than that
/// @param provedAt when its owner last read a passcode of the mailbox, or signed in with an account
///     that owns it, and had the passkey at hand
/// @param usedAt since it was made
public record Passkey(
    PasskeyId id,
    String publicKey,
    long signCount,
    boolean backedUp,
    SignInMethod madeBy,
    Instant madeAt,
    Instant provedAt,
    Optional<Instant> usedAt) {
  /// Mailboxes get new owners: after that a passkey alone signs nobody in, until it is confirmed in
  /// a session that was started in another way.
  public static final Duration PROVED_FOR = Duration.ofDays(180);

  /// Whether it is enough by itself.
  boolean isProved(Instant now) {
    return now.isBefore(provedAt.plus(PROVED_FOR));
  }

  /// Whether an answer with this count can come from the very authenticator that made it: where
  /// counts do not grow, there are two of it (WebAuthn 7.2, step 22).
  boolean mayCount(long count) {
    return count > signCount || (count == 0 && signCount == 0);
  }

  /// The same after one more use.
  Passkey used(PasskeyVerifier.Proof proof, boolean proved, Instant now) {
    return new Passkey(
        id,
        publicKey,
        proof.signCount(),
        proof.backedUp(),
        madeBy,
        madeAt,
        proved ? now : provedAt,
        Optional.of(now));
  }

  @Override
  public String toString() {
    return "Passkey[made by " + madeBy + "]";
  }
}
