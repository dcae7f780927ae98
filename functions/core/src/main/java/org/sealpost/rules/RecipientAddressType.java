package org.sealpost.rules;

/// Which of a recipient's addresses conditions see (ome.md 2.2, RecipientAddressType).
public enum RecipientAddressType {
  /// The one that the mail was sent to.
  ORIGINAL,
  /// The primary one: aliases do not match.
  RESOLVED
}
