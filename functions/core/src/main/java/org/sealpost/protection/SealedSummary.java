package org.sealpost.protection;

import static org.sealpost.Require.require;

import java.util.Base64;

/// What a list shows of a message, sealed under a key derived from its data key: it is gone with
/// that.
public record SealedSummary(String base64) {
  private static final int LONGEST_BYTES = 4096;

  public SealedSummary {
    int length = Base64.getDecoder().decode(base64).length;
    require(length > 0 && length <= LONGEST_BYTES, "sealed summary: 1 to 4096 bytes");
  }

  public static SealedSummary of(byte[] bytes) {
    return new SealedSummary(Base64.getEncoder().encodeToString(bytes));
  }

  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
