package org.sealpost.protection;

/// Authenticates short texts of our own (HMAC-SHA-256) by a key that nobody else has and that never
/// leaves the key service.
public interface MacKey {
  /// The longest text that can be authenticated, in bytes (KMS GenerateMac).
  int LONGEST = 4096;

  /// @param text 1 to 4096 bytes
  /// @throws IllegalArgumentException when it is empty or too long
  /// @throws org.sealpost.Unavailable when the key service does not answer
  byte[] mac(byte[] text);

  /// Whether [#mac] gave this for this text: never for a text that it would not take. Takes no
  /// longer for one answer than for the other.
  ///
  /// @throws org.sealpost.Unavailable when the key service does not answer
  boolean isMac(byte[] text, byte[] mac);
}
