package org.sealpost.quarantine;

import java.time.Instant;

/// What became of held mail.
public sealed interface QuarantineState {
  record Held() implements QuarantineState {}

  /// It was sent on.
  record Released(Instant at, String by) implements QuarantineState {}

  /// It was dropped.
  record Deleted(Instant at, String by) implements QuarantineState {}

  /// Nobody decided in time, and its sender was told.
  record Expired(Instant at) implements QuarantineState {}
}
