package org.sealpost.protection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;

/// The digest of bytes that somebody says are the sealed ones of a message.
///
/// @param sha256 hex
public record SealedDigest(String sha256) {
  public static SealedDigest of(byte[] bytes) {
    return new SealedDigest(Sha256.hex(bytes));
  }

  /// Whether they are the bytes that we sealed. Takes no longer for one answer than for the other.
  public boolean isOf(ProtectedMessage message) {
    return MessageDigest.isEqual(
        sha256.getBytes(US_ASCII), message.sealedSha256().orElse("").getBytes(US_ASCII));
  }
}
