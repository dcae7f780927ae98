package org.sealpost.mailflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;

/// A mail that was accepted and waits to be decided upon; its bytes lie in the raw inbox under
/// `id`.
///
/// @param authenticated whether the connection that brought it proved to be the organization's own,
///     or the portal knows who wrote it. Only then may its sender count as inside, and only then do
///     we carry it to anybody outside
/// @param client the host that handed it over, as an IPv4 or IPv6 literal; empty where it is not
///     known
/// @param releases the held mail that it is, released by an admin: rules are not run again
/// @param answers the protected message that it answers, where that is proven: it comes from the
///     portal, or to a reply address. It will be protected no less than that
public record Intake(
    IntakeId id,
    Envelope envelope,
    Instant receivedAt,
    boolean authenticated,
    Optional<String> client,
    Optional<IntakeId> releases,
    Optional<Answered> answers) {

  public IntakeKey key() {
    String recipients =
        envelope.recipients().stream()
            .map(EmailAddress::toString)
            .map(address -> address.toLowerCase(Locale.ROOT))
            .sorted()
            .collect(Collectors.joining("\n"));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(recipients.getBytes(UTF_8));
      return new IntakeKey(id + "." + HexFormat.of().formatHex(digest, 0, 8));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
