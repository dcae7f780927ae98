package org.sealpost.console.messages;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.withdrawal.Withdrawal;

/// Whether recipients outside the organization can open a message now.
///
/// @param kind `active`, `revoked` or `expired`
/// @param since when it stopped being active
@Serdeable
record MessageState(String kind, Optional<Instant> since) {
  static MessageState of(ProtectedMessage message, Instant now) {
    return message
        .withdrawal(Scope.OUTSIDE, now)
        .map(MessageState::ended)
        .orElseGet(() -> new MessageState("active", Optional.empty()));
  }

  private static MessageState ended(Withdrawal withdrawal) {
    return switch (withdrawal) {
      case Withdrawal.Revoked revoked -> new MessageState("revoked", Optional.of(revoked.since()));
      case Withdrawal.Expired expired -> new MessageState("expired", Optional.of(expired.since()));
    };
  }
}
