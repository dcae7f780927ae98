package org.sealpost.opening;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;
import org.sealpost.protection.PortalLink;
import org.sealpost.trace.Visitor;

/// Proof, for a while, that a browser belongs to the owner of a mailbox. It opens whatever is
/// addressed to that mailbox; whether a message is still open is asked of the message, at each
/// request. When the last message that it was used for is withdrawn, it opens nothing more.
///
/// @param tokenDigest [SecretToken#digest()] of the browser's cookie
/// @param visitor who signed in, for the reader's own list of sessions
/// @param kept the reader asked to stay signed in on this device
/// @param opened what it was used for, the newest last; the first is what it was started with
/// @param lastUsedAt to within [#TOUCH]
/// @param confirmation by a passkey of the mailbox, if there was one
public record PortalSession(
    String tokenDigest,
    EmailAddress reader,
    SignInMethod method,
    Visitor visitor,
    boolean kept,
    List<PortalLink> opened,
    Instant startedAt,
    Instant lastUsedAt,
    Instant expiresAt,
    Optional<Confirmation> confirmation) {
  /// Absolute.
  public static final Duration LIFETIME = Duration.ofHours(2);

  /// Absolute, when kept (ome.md 5.2, "private computer").
  public static final Duration KEPT_LIFETIME = Duration.ofHours(12);

  /// Unless kept, it ends when it was not used for so long.
  public static final Duration IDLE = Duration.ofMinutes(30);

  /// How exact the last use is known: not each request is worth a write.
  public static final Duration TOUCH = Duration.ofMinutes(5);

  /// More are forgotten, the oldest first.
  public static final int MOST_OPENED = 20;

  public PortalSession {
    opened = List.copyOf(opened);
  }

  public static PortalSession start(
      SecretToken token,
      EmailAddress reader,
      SignInMethod method,
      Visitor visitor,
      boolean kept,
      PortalLink link,
      Instant now) {
    return new PortalSession(
        token.digest(),
        reader,
        method,
        visitor,
        kept,
        List.of(link),
        now,
        now,
        now.plus(kept ? KEPT_LIFETIME : LIFETIME),
        Optional.empty());
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(expiresAt) || (!kept && !now.isBefore(lastUsedAt.plus(IDLE)));
  }

  /// The same, used once more.
  public PortalSession used(PortalLink link, Instant now) {
    List<PortalLink> links =
        Stream.concat(opened.stream().filter(one -> !one.equals(link)), Stream.of(link)).toList();
    return new PortalSession(
        tokenDigest,
        reader,
        method,
        visitor,
        kept,
        links.subList(Math.max(0, links.size() - MOST_OPENED), links.size()),
        startedAt,
        now,
        expiresAt,
        confirmation);
  }

  /// The same, after a passkey of the mailbox has said that this is its owner. It gets another
  /// token: whoever knew the one before has not been confirmed.
  public PortalSession confirmed(SecretToken token, Confirmation by) {
    return new PortalSession(
        token.digest(),
        reader,
        method,
        visitor,
        kept,
        opened,
        startedAt,
        lastUsedAt,
        expiresAt,
        Optional.of(by));
  }

  /// That a passkey has confirmed who the reader is.
  ///
  /// @param passkey its id
  /// @param madeBy how the passkey's maker had signed in: a session that a passkey alone has
  ///     started opens no more than that
  public record Confirmation(String passkey, SignInMethod madeBy, Instant at) {}
}
