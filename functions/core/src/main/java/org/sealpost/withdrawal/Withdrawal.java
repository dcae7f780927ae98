package org.sealpost.withdrawal;

import java.time.Instant;

/// Why a message is not open any more.
public sealed interface Withdrawal {
  Instant since();

  record Revoked(Instant since) implements Withdrawal {}

  record Expired(Instant since) implements Withdrawal {}
}
