package org.sealpost.protection;

/// What carries the sealed bytes to the portal.
public enum Carrier {
  /// They lie in the vault; the wrapper message has a link.
  LINK,
  /// They are in the wrapper message, inside `message.html`; we keep the key and the record only.
  ATTACHMENT
}
