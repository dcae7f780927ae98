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
  /// An account that is not known to own the mailbox, or the session of another mailbox.
  WRONG_ACCOUNT,
  /// Signed in too long ago, or in a way that the message does not accept.
  SIGN_IN_TOO_WEAK,
  /// The message was revoked or has expired.
  WITHDRAWN,
  /// The message does not grant the right.
  NOT_ALLOWED,
  /// A program asked with the recipient's session and without the recipient, and got nothing.
  MACHINE,
  /// Its key or bytes are gone, or there is no such part.
  UNOPENABLE
}
