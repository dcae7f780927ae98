package org.sealpost.accounts;

import java.util.Optional;
import org.sealpost.opening.account.AccountProvider;

/// One provider, and as whom it knows us.
///
/// @param clientSecret empty for a public client
public record ProviderSettings(
    AccountProvider provider,
    TrustedIssuer issuer,
    String clientId,
    Optional<String> clientSecret,
    Proof proof) {
  @Override
  public String toString() {
    return "ProviderSettings[" + provider.id() + "]";
  }
}
