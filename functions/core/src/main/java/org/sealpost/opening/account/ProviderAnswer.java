package org.sealpost.opening.account;

import java.util.Optional;

/// What a provider sent back through the browser (RFC 6749 4.1.2, RFC 9207). Nothing of it is
/// trusted.
public record ProviderAnswer(
    Optional<String> state,
    Optional<String> code,
    Optional<String> error,
    Optional<String> issuer) {
  @Override
  public String toString() {
    return "ProviderAnswer[******]";
  }
}
