package org.sealpost.opening.account;

import java.util.Optional;
import org.sealpost.mail.EmailAddress;

/// Somebody, as a provider knows them. Issuer and subject together never change and never mean
/// somebody else (OpenID Connect Core 5.7); addresses do both.
///
/// @param owned the address that this provider is allowed to vouch for, and has vouched for. Empty
///     where it only claims one (threat 18)
/// @param claimed for people to recognize the account by, and for nothing else
public record Account(
    String issuer, String subject, Optional<EmailAddress> owned, Optional<EmailAddress> claimed) {
  @Override
  public String toString() {
    return "Account[" + issuer + "]";
  }
}
