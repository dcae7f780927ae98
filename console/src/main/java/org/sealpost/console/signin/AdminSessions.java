package org.sealpost.console.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Who is signed in, in memory: a restart signs everybody out. Kept under the hash of the token, so
/// that a memory dump is no session.
final class AdminSessions {
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(8);
  private static final int MOST = 100;
  private static final int TOKEN_BYTES = 32;

  private final SecureRandom random;
  private final Clock clock;

  /// Oldest first.
  private final SequencedMap<String, Session> sessions = new LinkedHashMap<>();

  AdminSessions(SecureRandom random, Clock clock) {
    this.random = random;
    this.clock = clock;
  }

  /// @return the token that proves the session; nobody else ever gets it. When too many are open
  ///     the oldest ends
  synchronized String begin(String admin) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    sessions.values().removeIf(session -> session.isOver(now));
    if (sessions.size() >= MOST) {
      sessions.pollFirstEntry();
    }
    sessions.put(hash(token), new Session(admin, now, now));
    return token;
  }

  /// The admin of this token's session, which lasts half an hour from its last use on and eight
  /// hours in all.
  synchronized Optional<String> admin(String token) {
    Instant now = clock.instant();
    return Optional.ofNullable(
            sessions.computeIfPresent(
                hash(token), (_, session) -> session.isOver(now) ? null : session.usedAt(now)))
        .map(Session::admin);
  }

  /// Idempotent.
  synchronized void end(String token) {
    sessions.remove(hash(token));
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private record Session(String admin, Instant begunAt, Instant lastUsedAt) {
    boolean isOver(Instant now) {
      return !now.isBefore(lastUsedAt.plus(LONGEST_IDLE)) || !now.isBefore(begunAt.plus(LONGEST));
    }

    Session usedAt(Instant now) {
      return new Session(admin, begunAt, now);
    }
  }
}
