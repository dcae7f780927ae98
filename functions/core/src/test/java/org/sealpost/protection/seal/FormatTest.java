package org.sealpost.protection.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.testing.Mails;

/// FORMAT.md's commands, run as they stand there.
class FormatTest {
  private static final Path FORMAT =
      Path.of("src/main/java/org/sealpost/protection/seal/FORMAT.md");
  private static final ProtectedMessageId ID = new ProtectedMessageId("abcdefghijklmnopqrstuvwxyz");
  private static final String ID_HEX = HexFormat.of().formatHex(ID.value().getBytes(US_ASCII));
  private static final String KEY_HEX =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  private final MessageSeal seal = new MessageSeal(new SecureRandom());

  /// What `openssl version` "OpenSSL 3.0.19 27 Jan 2026" made of the bytes "sealed by openssl\n":
  ///
  /// ```
  /// printf 'sealed by openssl\n' | openssl cms -encrypt -binary -aes-256-gcm -outform DER \
  ///   -secretkey 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f \
  ///   -secretkeyid 6162636465666768696a6b6c6d6e6f707172737475767778797a | xxd -p
  /// ```
  @Test
  void openShouldTakeWhatOpensslOnceMade() throws Exception {
    byte[] sealed =
        HexFormat.of()
            .parseHex(
                "3081c5060b2a864886f70d0109100117a081b53081b2020100315aa258020104301c041a61626364"
                    + "65666768696a6b6c6d6e6f707172737475767778797a300b060960864801650304012d04282fab00"
                    + "6e54864f011dae7eaf7a760676199e01882b21b09bb92dde691614a82e89bbebc4b4a10f49303f06"
                    + "092a864886f70d010701301e060960864801650304012e3011040c10dd15187f52bc02842b07de02"
                    + "0110801260fe981080495e6a5f8a418324194e49a2fe04106ddee3e14d410fc530953f96fa707214");
    try (DataKey key = key()) {
      assertThat(new String(seal.open(sealed, key, ID), UTF_8)).isEqualTo("sealed by openssl\n");
    }
  }

  @Test
  void formatShouldNameTheConstantsOfTheCode() throws Exception {
    String format = Files.readString(FORMAT);

    assertThat(format)
        .contains(
            "keyIdentifier = the protected message id, " + ID.value().length() + " ASCII",
            SealedFields.WRAPPED_KEY_BYTES + " bytes: the content-encryption key",
            org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes256_GCM.getId(),
            org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes256_wrap.getId(),
            org.bouncycastle.asn1.cms.CMSObjectIdentifiers.authEnvelopedData.getId(),
            org.bouncycastle.asn1.cms.CMSObjectIdentifiers.data.getId());
  }

  @Nested
  class WithOpenssl {
    @TempDir Path folder;

    @BeforeEach
    void needOpenssl() {
      boolean found =
          Stream.of(System.getenv("PATH").split(File.pathSeparator))
              .anyMatch(path -> Files.isExecutable(Path.of(path, "openssl")));
      if (!found && !"true".equals(System.getenv("CI"))) {
        System.err.println("NOT TESTED: no openssl in PATH to open sealed messages with");
        assumeTrue(false, "no openssl in PATH");
      }
      assertThat(found).as("openssl in PATH").isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4096, 1_000_000})
    void opensslShouldOpenWhatWeSeal(int length) throws Exception {
      byte[] content = random(length);
      try (DataKey key = key()) {
        Files.write(folder.resolve("sealed.p7m"), Seals.sealed(seal, content, key, ID));
      }

      run(commands().get(0), List.of());

      assertThat(Files.readAllBytes(folder.resolve("message.eml"))).isEqualTo(content);
    }

    @Test
    void opensslShouldRefuseWhatWasChanged() throws Exception {
      try (DataKey key = key()) {
        byte[] sealed = Seals.sealed(seal, Mails.plain(), key, ID);
        sealed[sealed.length - 20] ^= 1;
        Files.write(folder.resolve("sealed.p7m"), sealed);
      }

      assertThat(exitCode(commands().get(0), List.of())).isNotZero();
    }

    @Test
    void openShouldTakeWhatOpensslSeals() throws Exception {
      Files.write(folder.resolve("message.eml"), Mails.complete());

      run(commands().get(1), List.of());

      byte[] sealed = Files.readAllBytes(folder.resolve("sealed.p7m"));
      try (DataKey key = key()) {
        assertThat(seal.open(sealed, key, ID)).isEqualTo(Mails.complete());
      }
    }

    /// BER: the same fields, written in another way.
    @Test
    void openShouldRefuseWhatOpensslStreams() throws Exception {
      Files.write(folder.resolve("message.eml"), Mails.complete());

      run(commands().get(1), List.of("-stream"));

      byte[] sealed = Files.readAllBytes(folder.resolve("sealed.p7m"));
      assertThat(sealed).startsWith(0x30, 0x80);
      try (DataKey key = key()) {
        assertThatExceptionOfType(MalformedSealException.class)
            .isThrownBy(() -> seal.open(sealed, key, ID));
      }
    }

    private static List<String> commands() throws IOException {
      return Pattern.compile("^openssl .*$", Pattern.MULTILINE)
          .matcher(Files.readString(FORMAT))
          .results()
          .map(result -> result.group())
          .toList();
    }

    private void run(String command, List<String> more) throws Exception {
      assertThat(exitCode(command, more)).as(() -> output()).isZero();
    }

    private int exitCode(String command, List<String> more) throws Exception {
      List<String> words =
          Stream.concat(
                  Arrays.stream(
                      command
                          .replaceAll("\\bKEY\\b", Matcher.quoteReplacement(KEY_HEX))
                          .replaceAll("\\bID\\b", Matcher.quoteReplacement(ID_HEX))
                          .split(" ")),
                  more.stream())
              .toList();
      return new ProcessBuilder(words)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("output").toFile())
          .start()
          .waitFor();
    }

    private String output() {
      try {
        return Files.readString(folder.resolve("output"));
      } catch (IOException none) {
        return none.toString();
      }
    }
  }

  private static DataKey key() {
    return new DataKey(HexFormat.of().parseHex(KEY_HEX));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
