package org.sealpost.trace;

/// What became of it.
public enum AccessResult {
  DONE,
  /// Asked for too often; nothing was sent.
  THROTTLED,
  /// The mailbox's server did not take the passcode.
  UNDELIVERABLE,
  /// Wrong, old, used or another browser's passcode.
  WRONG_PASSCODE,
  /// An account that is not known to own the mailbox.
  WRONG_ACCOUNT,
  /// The message was revoked or has expired.
  WITHDRAWN,
  /// The message does not grant the right.
  NOT_ALLOWED,
  /// Its key or bytes are gone, or there is no such part.
  UNOPENABLE
}
