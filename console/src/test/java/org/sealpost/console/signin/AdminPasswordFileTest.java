package org.sealpost.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.console.signin.AdminPasswordFile.Opened;

class AdminPasswordFileTest {
  private final SecureRandom random = new SecureRandom();
  @TempDir Path directory;

  @Test
  void openShouldMakeAPasswordThatIsGivenOnce() {
    Opened first = open();

    Opened second = open();

    String password = first.newPassword().orElseThrow();
    assertThat(password).matches("([a-z2-9]{5}-){4}[a-z2-9]{5}");
    assertThat(second.newPassword()).isEmpty();
    assertThat(first.passwords().matches("admin", password)).isTrue();
    assertThat(second.passwords().matches("admin", password)).isTrue();
  }

  @Test
  void matchesShouldRefuseAnyOtherUserOrPassword() {
    Opened opened = open();
    String password = opened.newPassword().orElseThrow();

    assertThat(opened.passwords().matches("Admin", password)).isFalse();
    assertThat(opened.passwords().matches("admin", password + "x")).isFalse();
    assertThat(opened.passwords().matches("admin", "")).isFalse();
    assertThat(opened.passwords().matches("", "")).isFalse();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void openShouldLetNobodyButTheOwnerReadTheFile() throws IOException {
    open();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

    open();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void fileShouldNotHoldThePassword() throws IOException {
    String password = open().newPassword().orElseThrow();

    assertThat(Files.readString(file()))
        .contains("salt", "600000", "hash")
        .doesNotContain(password);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file());
    }
  }

  /// The expected hash was made by `openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt
  /// pass:secret -kdfopt hexsalt:000102030405060708090a0b0c0d0e0f -kdfopt iter:100000 -binary
  /// PBKDF2 | base64`.
  @Test
  void openShouldReadAFileThatOpensslMade() throws IOException {
    Files.writeString(
        file(),
        "{\"salt\":\"AAECAwQFBgcICQoLDA0ODw==\",\"iterations\":100000,\"hash\":\"n7ndPI4pRDZreIx+eVpaY1DViEWyo9Ia1l8HtVGB+Dc=\"}");

    AdminPasswordFile passwords = open().passwords();

    assertThat(passwords.matches("admin", "secret")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{\"salt\":\"\",\"iterations\":600000,\"hash\":\"\"}",
        "{\"salt\":\"AAECAwQFBgcICQoLDA0ODw==\",\"iterations\":1,"
            + "\"hash\":\"AAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg8=\"}",
        "{\"salt\":\"?\",\"iterations\":600000,\"hash\":\"?\"}"
      })
  void openShouldRefuseAnyOtherFile(String content) throws IOException {
    Files.writeString(file(), content);

    assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
  }

  private Path file() {
    return directory.resolve("admin.json");
  }

  private Opened open() {
    return AdminPasswordFile.open(file(), random);
  }
}
