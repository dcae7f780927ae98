package org.sealpost.protection.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.ProtectedMessageId;

/// The vectors that FORMAT.md gives to others, kept true.
class SealVectorsTest {
  private static final Path FILE =
      Path.of("src/test/resources/org/sealpost/protection/seal/vectors.json");

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void openShouldAgreeWithTheVector(String name) throws Exception {
    JsonNode vector = vector(name);
    byte[] sealed = hex(vector, "sealed");
    ProtectedMessageId id = new ProtectedMessageId(vector.get("messageId").asText());

    try (DataKey key = new DataKey(hex(vector, "dataKey"))) {
      byte[] content = new MessageSeal(new SecureRandom()).open(sealed, key, id);

      assertThat(vector.get("expect").asText()).isEqualTo("opens");
      assertThat(content).isEqualTo(hex(vector, "content"));
    } catch (MalformedSealException malformed) {
      assertThat(vector.get("expect").asText()).isEqualTo("malformed");
    } catch (ForgedSealException forged) {
      assertThat(vector.get("expect").asText()).isEqualTo("forged");
    }
    assertThat(vector.get("why").asText()).endsWith(".");
  }

  static List<String> names() throws IOException {
    return vectors().map(vector -> vector.get("name").asText()).toList();
  }

  /// With `-Dsealpost.vectors=write` the file is written anew.
  @Test
  void fileShouldBeWhatTheGeneratorMakes() throws Exception {
    if ("write".equals(System.getProperty("sealpost.vectors"))) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, SealVectors.json());
    }

    assertThat(Files.readString(FILE).equals(SealVectors.json()))
        .as("%s is up to date", FILE)
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("valid")
  @EnabledIf("org.sealpost.protection.seal.SealVectorsTest#hasOpenssl")
  void opensslShouldOpenWhatIsValid(String name, @TempDir Path folder) throws Exception {
    JsonNode vector = vector(name);
    Files.write(folder.resolve("sealed.p7m"), hex(vector, "sealed"));

    int status =
        new ProcessBuilder(
                "openssl",
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "sealed.p7m",
                "-secretkey",
                vector.get("dataKey").asText(),
                "-secretkeyid",
                HexFormat.of().formatHex(vector.get("messageId").asText().getBytes(US_ASCII)),
                "-out",
                "message.eml")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start()
            .waitFor();

    assertThat(status).as(() -> output(folder)).isZero();
    assertThat(Files.readAllBytes(folder.resolve("message.eml"))).isEqualTo(hex(vector, "content"));
  }

  static List<String> valid() throws IOException {
    return vectors()
        .filter(vector -> vector.get("expect").asText().equals("opens"))
        .map(vector -> vector.get("name").asText())
        .toList();
  }

  /// FormatTest says so where there is none, and fails where there has to be one.
  static boolean hasOpenssl() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(path -> Files.isExecutable(Path.of(path, "openssl")));
  }

  private static String output(Path folder) {
    try {
      return Files.readString(folder.resolve("output"), UTF_8);
    } catch (IOException none) {
      return none.toString();
    }
  }

  private static JsonNode vector(String name) throws IOException {
    return vectors()
        .filter(vector -> vector.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<JsonNode> vectors() throws IOException {
    JsonNode vectors = new ObjectMapper().readTree(Files.readString(FILE)).get("vectors");
    return java.util.stream.StreamSupport.stream(vectors.spliterator(), false);
  }

  private static byte[] hex(JsonNode vector, String field) {
    return HexFormat.of().parseHex(vector.get(field).asText());
  }
}
