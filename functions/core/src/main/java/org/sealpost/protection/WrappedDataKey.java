package org.sealpost.protection;

import static org.sealpost.Require.require;

import java.util.Base64;

/// A data key under a key-encryption key, of whatever length the key service makes it (KMS: up to
/// 6,144 bytes). Stored in the keys table and nowhere else: deleting it shreds the message.
///
/// @param keyId names the key-encryption key: for the trace, and for the key service to tell its
///     present key from former ones
public record WrappedDataKey(String base64, String keyId) {
  private static final int LONGEST_BYTES = 6144;

  public WrappedDataKey {
    int length = Base64.getDecoder().decode(base64).length;
    require(length > 0 && length <= LONGEST_BYTES, "wrapped data key: 1 to 6144 bytes");
  }

  /// @param keyId names the key-encryption key
  public static WrappedDataKey of(byte[] bytes, String keyId) {
    return new WrappedDataKey(Base64.getEncoder().encodeToString(bytes), keyId);
  }

  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
