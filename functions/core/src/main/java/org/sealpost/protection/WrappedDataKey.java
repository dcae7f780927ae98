package org.sealpost.protection;

import static org.sealpost.Require.require;

import java.util.Base64;

/// A data key under a key-encryption key, of whatever length the key service makes it (KMS: up to
/// 6,144 bytes). Stored in the keys table and nowhere else: deleting it shreds the message.
public record WrappedDataKey(String base64) {
  private static final int LONGEST_BYTES = 6144;

  public WrappedDataKey {
    int length = Base64.getDecoder().decode(base64).length;
    require(length > 0 && length <= LONGEST_BYTES, "wrapped data key: 1 to 6144 bytes");
  }

  public static WrappedDataKey of(byte[] bytes) {
    return new WrappedDataKey(Base64.getEncoder().encodeToString(bytes));
  }

  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
