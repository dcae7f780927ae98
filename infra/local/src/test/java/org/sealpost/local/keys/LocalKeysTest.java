package org.sealpost.local.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.Unavailable;
import org.sealpost.local.folder.DurableFolder;
import org.sealpost.protection.MacKey;
import org.sealpost.protection.MacKeyContract;
import org.sealpost.smime.OpeningKey;
import org.sealpost.smime.OpeningKeyContract;
import org.sealpost.smime.SigningKey;
import org.sealpost.smime.SigningKeyContract;
import org.sealpost.testing.Race;

class LocalKeysTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path path;
  private DurableFolder folder;
  private LocalKeys keys;

  @BeforeEach
  void openFolder() throws IOException {
    folder = DurableFolder.open(path.resolve("keys"));
    keys = open();
  }

  private LocalKeys open() throws IOException {
    return LocalKeys.open(folder, RANDOM);
  }

  @Nested
  final class AsMacKey implements MacKeyContract {
    @Override
    public MacKey macKey() {
      return keys.wrapperKey();
    }

    @Override
    public MacKey otherMacKey() {
      try {
        return LocalKeys.open(DurableFolder.open(path.resolve("other")), RANDOM).wrapperKey();
      } catch (IOException unusable) {
        throw new UncheckedIOException(unusable);
      }
    }
  }

  @Nested
  final class AsSigningKey implements SigningKeyContract {
    @Override
    public SigningKey signingKey() {
      return keys.signingKey();
    }
  }

  @Nested
  final class AsOpeningKey implements OpeningKeyContract {
    @Override
    public OpeningKey openingKey() {
      return keys.openingKey();
    }
  }

  /// RSA keys take their time: whoever needs none does not wait for them.
  @Test
  void openShouldMakeNoKeyThatNobodyUses() throws IOException {
    assertThat(folder.names()).containsExactlyInAnyOrder("keystore.p12", "keystore.password");
  }

  @Test
  void keysShouldBeTheSameAfterARestart() throws IOException {
    byte[] mac = keys.wrapperKey().mac(new byte[] {1});
    byte[] signing = keys.signingKey().publicKey();
    byte[] opening = keys.openingKey().publicKey();

    LocalKeys restarted = open();

    assertThat(restarted.wrapperKey().isMac(new byte[] {1}, mac)).isTrue();
    assertThat(restarted.signingKey().publicKey()).isEqualTo(signing);
    assertThat(restarted.openingKey().publicKey()).isEqualTo(opening).isNotEqualTo(signing);
  }

  @Test
  void keyShouldBeMadeOnceAlthoughManyAskForIt() throws Exception {
    List<String> asked =
        Race.among(8, () -> HexFormat.of().formatHex(keys.signingKey().publicKey()));

    assertThat(asked).containsOnly(asked.getFirst());
    assertThat(HexFormat.of().formatHex(open().signingKey().publicKey()))
        .isEqualTo(asked.getFirst());
  }

  /// A new key in its place would make all that is known of us wrong, silently.
  @Test
  void keyShouldNotBeReplacedWhenItsFileIsBroken() throws IOException {
    keys.signingKey().publicKey();
    Path file = folder.path().resolve("signing.key");

    for (byte[] broken : new byte[][] {new byte[0], new byte[5], new byte[1500]}) {
      Files.write(file, broken);
      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> open().signingKey().publicKey());
      assertThat(file).hasBinaryContent(broken);
    }
  }

  @Test
  void keyShouldNotBeTakenFromTheFileOfAnother() throws IOException {
    keys.signingKey().publicKey();
    Files.copy(
        folder.path().resolve("signing.key"),
        folder.path().resolve("opening.key"),
        StandardCopyOption.REPLACE_EXISTING);

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> open().openingKey().publicKey());
  }
}
