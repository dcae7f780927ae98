package org.sealpost.rules;

/// Where conditions on the sender's address look (ome.md 2.2, SenderAddressLocation).
public enum SenderAddressLocation {
  /// The From field.
  HEADER,
  /// The reverse-path.
  ENVELOPE,
  /// Either.
  HEADER_OR_ENVELOPE
}
