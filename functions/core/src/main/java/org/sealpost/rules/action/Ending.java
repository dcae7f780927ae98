package org.sealpost.rules.action;

/// Why a mail does not go on.
public sealed interface Ending {
  /// It goes back to its sender.
  record Rejected(Rejection why) implements Ending {}

  /// It is dropped, and nobody is told.
  record Deleted() implements Ending {}

  /// It waits until an admin releases or deletes it.
  record Quarantined() implements Ending {}
}
