package org.sealpost.smime;

/// The organization's RSA key for signatures: at least 2048 bits, never outside the key service.
public interface SigningKey {
  /// SubjectPublicKeyInfo, DER (RFC 5280 4.1.2.7).
  ///
  /// @throws org.sealpost.Unavailable when the key service does not answer
  byte[] publicKey();

  /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 8.2) over what has this digest.
  ///
  /// @param sha256 32 bytes
  /// @throws IllegalArgumentException when it is none
  /// @throws org.sealpost.Unavailable when the key service does not answer, throttles, or has the
  ///     key disabled: retry
  byte[] sign(byte[] sha256);
}
