package org.sealpost.opening.account;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.SecretToken;

/// Which accounts have proved to own which mailboxes. All calls throw [org.sealpost.Unavailable]
/// when the store does not answer.
public interface AccountBindings {
  /// In place of an older one of the same account and mailbox.
  void bind(AccountBinding binding);

  /// Whether there is one that has not ended by `now`. Strongly consistent.
  boolean isBound(String issuer, String subject, EmailAddress mailbox, Instant now);

  /// In place of an older one of the same browser.
  void put(UnprovenAccount account);

  /// What this browser's owner has signed in with; empty when it never did, or that was too long
  /// before `now`.
  Optional<UnprovenAccount> unproven(SecretToken browser, Instant now);

  /// Idempotent.
  void remove(UnprovenAccount account);
}
