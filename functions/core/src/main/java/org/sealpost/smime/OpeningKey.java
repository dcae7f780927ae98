package org.sealpost.smime;

import org.sealpost.protection.KeyRefusedException;

/// The organization's RSA key for what is encrypted to it: at least 2048 bits, never outside the
/// key service.
public interface OpeningKey {
  /// SubjectPublicKeyInfo, DER (RFC 5280 4.1.2.7).
  ///
  /// @throws org.sealpost.Unavailable when the key service does not answer
  byte[] publicKey();

  /// RSAES-OAEP (RFC 8017 7.1), the only padding that KMS knows: PKCS #1 v1.5 is not opened.
  ///
  /// @throws KeyRefusedException when it was not encrypted to this key in this way: never retry
  /// @throws org.sealpost.Unavailable when the key service does not answer, throttles, or has the
  ///     key disabled: retry
  byte[] open(byte[] encrypted, OaepHash hash) throws KeyRefusedException;

  /// Hash of OAEP and of its mask generation.
  enum OaepHash {
    SHA_1,
    SHA_256
  }
}
