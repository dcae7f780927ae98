package org.sealpost.reply.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// What a browser seals by WebCrypto is what Java opens: 12 bytes of initialization vector, the
/// AES-256-GCM ciphertext, 16 bytes of tag, no associated data.
class WebCryptoFormatTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final int VECTOR_BYTES = 12;
  private static final String KEY =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  /// Made with Node.js, whose `crypto.subtle` is the WebCrypto of browsers:
  ///
  /// ```js
  /// const key = await crypto.subtle.importKey("raw", Uint8Array.from({ length: 32 }, (_, i) => i),
  ///   "AES-GCM", false, ["encrypt"]);
  /// const iv = Uint8Array.from({ length: 12 }, (_, i) => 0xa0 + i);
  /// Buffer.from(await new Blob([iv, await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key,
  ///   new TextEncoder().encode("Sealed in a browser."))]).arrayBuffer()).toString("hex")
  /// ```
  private static final String FROM_WEB_CRYPTO =
      "a0a1a2a3a4a5a6a7a8a9aaabb57d1d4120af22d60c45e6f36508afa903c92b3ea2d0577d1c80efe009ef9767c9da103f";

  @Test
  void openShouldGiveWhatWebCryptoSealed() throws Exception {
    byte[] sealed = HEX.parseHex(FROM_WEB_CRYPTO);

    assertThat(open(HEX.parseHex(KEY), sealed)).asString().isEqualTo("Sealed in a browser.");
    assertThat(sealed).hasSize("Sealed in a browser.".length() + 28);
  }

  @Test
  void openShouldRefuseWhatDiffersInAnyBit() {
    byte[] sealed = HEX.parseHex(FROM_WEB_CRYPTO);
    for (int bit = 0; bit < 8 * sealed.length; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));

      assertThatExceptionOfType(AEADBadTagException.class)
          .as("bit %d", bit)
          .isThrownBy(() -> open(HEX.parseHex(KEY), changed));
    }
  }

  /// C2SP/wycheproof's vectors, put together as we do it.
  @Test
  void openShouldAgreeWithTheVectors() throws Exception {
    int seen = 0;
    for (JsonNode group : groups()) {
      if (group.get("keySize").asInt() != 256
          || group.get("ivSize").asInt() != 8 * VECTOR_BYTES
          || group.get("tagSize").asInt() != 128) {
        continue;
      }
      for (JsonNode vector : group.get("tests")) {
        if (vector.get("aad").asText().isEmpty()) {
          check(vector);
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(30);
  }

  private static void check(JsonNode vector) throws Exception {
    byte[] sealed =
        HEX.parseHex(
            vector.get("iv").asText() + vector.get("ct").asText() + vector.get("tag").asText());
    byte[] key = HEX.parseHex(vector.get("key").asText());
    switch (vector.get("result").asText()) {
      case "valid" ->
          assertThat(open(key, sealed))
              .as(vector.toString())
              .isEqualTo(HEX.parseHex(vector.get("msg").asText()));
      case "invalid" ->
          assertThatExceptionOfType(AEADBadTagException.class)
              .as(vector.toString())
              .isThrownBy(() -> open(key, sealed));
      default -> throw new AssertionError(vector);
    }
  }

  private static byte[] open(byte[] key, byte[] sealed) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(128, Arrays.copyOf(sealed, VECTOR_BYTES)));
    ByteBuffer opened = ByteBuffer.allocate(cipher.getOutputSize(sealed.length - VECTOR_BYTES));
    cipher.doFinal(ByteBuffer.wrap(sealed, VECTOR_BYTES, sealed.length - VECTOR_BYTES), opened);
    return Arrays.copyOf(opened.array(), opened.position());
  }

  private static JsonNode groups() throws IOException {
    try (InputStream json =
        Objects.requireNonNull(
            WebCryptoFormatTest.class.getResourceAsStream("/vectors/aes_gcm_test.json"))) {
      return new ObjectMapper().readTree(json).get("testGroups");
    }
  }
}
