package org.sealpost.smime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.protection.KeyRefusedException;
import org.sealpost.smime.OpeningKey.OaepHash;

/// C2SP/wycheproof's vectors through our calls: OAEP without a label, as KMS has it, and signatures
/// as [CmsSignature] verifies them.
class SmimeWycheproofTest {
  @Test
  void openShouldAgreeWithTheVectors() throws Exception {
    int seen = 0;
    for (JsonNode group : groups("rsa_oaep_2048_sha256_mgf1sha256_test.json")) {
      PrivateKey key =
          KeyFactory.getInstance("RSA")
              .generatePrivate(new PKCS8EncodedKeySpec(hex(group, "privateKeyPkcs8")));
      for (JsonNode vector : group.get("tests")) {
        boolean valid =
            vector.get("result").asText().equals("valid") && vector.get("label").asText().isEmpty();
        if (valid) {
          assertThat(InMemorySmimeKeys.open(key, hex(vector, "ct"), OaepHash.SHA_256))
              .as(vector.toString())
              .isEqualTo(hex(vector, "msg"));
        } else {
          assertThatExceptionOfType(KeyRefusedException.class)
              .as(vector.toString())
              .isThrownBy(() -> InMemorySmimeKeys.open(key, hex(vector, "ct"), OaepHash.SHA_256));
        }
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(20);
  }

  @Test
  void isSignatureShouldAgreeWithTheVectors() throws Exception {
    int seen = 0;
    for (JsonNode group : groups("rsa_signature_2048_sha256_test.json")) {
      PublicKey key =
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(hex(group, "publicKeyDer")));
      for (JsonNode vector : group.get("tests")) {
        if (!vector.get("result").asText().equals("acceptable")) {
          assertThat(verifies(key, vector))
              .as(vector.toString())
              .isEqualTo(vector.get("result").asText().equals("valid"));
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(200);
  }

  /// A signature of another length is an exception of the JDK.
  private static boolean verifies(PublicKey key, JsonNode vector) {
    try {
      return CmsSignature.isSignature(
          key, "SHA-256", Optional.empty(), hex(vector, "msg"), hex(vector, "sig"));
    } catch (GeneralSecurityException refused) {
      return false;
    }
  }

  private static JsonNode groups(String file) throws IOException {
    try (InputStream json =
        Objects.requireNonNull(SmimeWycheproofTest.class.getResourceAsStream("/vectors/" + file))) {
      return new ObjectMapper().readTree(json).get("testGroups");
    }
  }

  private static byte[] hex(JsonNode node, String field) {
    return HexFormat.of().parseHex(node.get(field).asText());
  }
}
