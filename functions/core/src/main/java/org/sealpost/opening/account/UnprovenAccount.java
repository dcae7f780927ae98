package org.sealpost.opening.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.SignInMethod;
import org.sealpost.protection.PortalLink;

/// Somebody has signed in with an account that is not known to own the mailbox, and may prove it by
/// passcode within [#LIFETIME].
///
/// @param browserDigest of the token that the browser keeps meanwhile
public record UnprovenAccount(
    String browserDigest,
    PortalLink link,
    SignInMethod method,
    String issuer,
    String subject,
    Optional<EmailAddress> claimed,
    Instant expiresAt) {
  public static final Duration LIFETIME = Duration.ofMinutes(15);
}
