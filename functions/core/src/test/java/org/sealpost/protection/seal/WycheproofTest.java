package org.sealpost.protection.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.AEADBadTagException;
import javax.crypto.IllegalBlockSizeException;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.KeptBytes;
import org.sealpost.protection.DataKey;

/// C2SP/wycheproof's vectors through the very cipher calls of [MessageSeal], as far as their sizes
/// are ours: keys of 256 bits, nonces of 96, tags of 128, no associated data.
class WycheproofTest {
  @Test
  void decryptShouldAgreeWithTheVectors() throws Exception {
    int seen = 0;
    for (JsonNode group : groups("aes_gcm_test.json")) {
      if (group.get("keySize").asInt() != 256
          || group.get("ivSize").asInt() != 96
          || group.get("tagSize").asInt() != 128) {
        continue;
      }
      for (JsonNode vector : group.get("tests")) {
        if (vector.get("aad").asText().isEmpty()) {
          checkGcm(vector);
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(30);
  }

  private static void checkGcm(JsonNode vector) throws Exception {
    byte[] ciphertext = hex(vector, "ct");
    byte[] nonce = hex(vector, "iv");
    SealedFields fields =
        new SealedFields(
            new byte[SealedFields.KEY_IDENTIFIER_BYTES],
            new byte[SealedFields.WRAPPED_KEY_BYTES],
            nonce,
            ciphertext.length);
    byte[] expected = Der.joined(fields.head(), ciphertext, SealedFields.mac(hex(vector, "tag")));
    switch (vector.get("result").asText()) {
      case "valid" -> {
        try (WipedKey key = new WipedKey(hex(vector, "key"));
            FreshSeal seal = new FreshSeal(fields, KeptBytes.all(hex(vector, "msg")), key)) {
          assertThat(Seals.bytes(seal)).as(name(vector)).isEqualTo(expected);
          assertThat(MessageSeal.decrypt(expected, fields, key))
              .as(name(vector))
              .isEqualTo(hex(vector, "msg"));
        }
      }
      case "invalid" -> {
        try (WipedKey key = new WipedKey(hex(vector, "key"))) {
          assertThatExceptionOfType(AEADBadTagException.class)
              .as(name(vector))
              .isThrownBy(() -> MessageSeal.decrypt(expected, fields, key));
        }
      }
      default -> throw new AssertionError(name(vector));
    }
  }

  @Test
  void unwrapShouldAgreeWithTheVectors() throws Exception {
    int seen = 0;
    for (JsonNode group : groups("aes_wrap_test.json")) {
      if (group.get("keySize").asInt() != 256) {
        continue;
      }
      for (JsonNode vector : group.get("tests")) {
        if (hex(vector, "ct").length == SealedFields.WRAPPED_KEY_BYTES) {
          checkWrap(vector);
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(5);
  }

  private static void checkWrap(JsonNode vector) throws Exception {
    try (DataKey key = new DataKey(hex(vector, "key"))) {
      switch (vector.get("result").asText()) {
        case "valid", "acceptable" ->
            assertThat(MessageSeal.unwrap(hex(vector, "ct"), key).getEncoded())
                .as(name(vector))
                .isEqualTo(hex(vector, "msg"));
        case "invalid" ->
            assertThatExceptionOfType(IllegalBlockSizeException.class)
                .as(name(vector))
                .isThrownBy(() -> MessageSeal.unwrap(hex(vector, "ct"), key));
        default -> throw new AssertionError(name(vector));
      }
    }
  }

  private static Iterable<JsonNode> groups(String file) throws IOException {
    try (InputStream json =
        Objects.requireNonNull(WycheproofTest.class.getResourceAsStream("/vectors/" + file))) {
      Stream<JsonNode> groups =
          StreamSupport.stream(
              new ObjectMapper().readTree(json).get("testGroups").spliterator(), false);
      return groups.toList();
    }
  }

  private static String name(JsonNode vector) {
    return "tcId " + vector.get("tcId") + " " + vector.get("comment");
  }

  private static byte[] hex(JsonNode vector, String field) {
    return HexFormat.of().parseHex(vector.get(field).asText());
  }
}
