package org.sealpost.opening.account;

import java.time.Duration;
import java.time.Instant;
import org.sealpost.mail.EmailAddress;

/// Somebody once proved by passcode that this account's owner reads this mailbox.
///
/// @param expiresAt mailboxes get new owners: after that it has to be proved anew
public record AccountBinding(
    String issuer, String subject, EmailAddress mailbox, Instant boundAt, Instant expiresAt) {
  public static final Duration LIFETIME = Duration.ofDays(180);
}
