package org.sealpost.protection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.testing.Samples;
import org.sealpost.testing.SeededRandom;

class DerivedKeysTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final KeyPurpose PURPOSE = KeyPurpose.of("answer", "link", "f1");

  private final SecureRandom random = new SeededRandom(7);
  private final DerivedKeys keys = new DerivedKeys(new DataKey(bytes(0, 32)), random);

  private static byte[] bytes(int from, int count) {
    byte[] bytes = new byte[count];
    for (int at = 0; at < count; at++) {
      bytes[at] = (byte) (from + at);
    }
    return bytes;
  }

  /// RFC 5869, A.1 to A.3.
  @ParameterizedTest
  @CsvSource({
    "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 000102030405060708090a0b0c,"
        + " f0f1f2f3f4f5f6f7f8f9,"
        + " 3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, '', '',"
        + " 8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
  })
  void derivedShouldBeWhatTheStandardSays(String input, String salt, String purpose, String key) {
    assertThat(
            DerivedKeys.derived(
                HEX.parseHex(input), HEX.parseHex(salt), HEX.parseHex(purpose), key.length() / 2))
        .isEqualTo(HEX.parseHex(key));
  }

  @Test
  void derivedShouldBeWhatTheStandardSaysOfLongInputs() {
    assertThat(DerivedKeys.derived(bytes(0, 80), bytes(0x60, 80), bytes(0xb0, 80), 82))
        .isEqualTo(
            HEX.parseHex(
                "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac782"
                    + "7271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5"
                    + "c1f3434f1d87"));
  }

  /// `openssl kdf -keylen 32 -kdfopt digest:SHA2-256 -kdfopt hexkey:0001…1f -kdfopt
  /// hexinfo:$(printf 'sealpost\0answer\0link\0f1' | xxd -p) HKDF`
  @Test
  void secretBytesShouldBeWhatOpensslDerives() {
    assertThat(keys.secretBytes(PURPOSE))
        .isEqualTo(
            HEX.parseHex("4bc5ed1eb9508afb3f24a424a298e8d08b1d6603fad30f723b3552bc63a5bcbb"));
  }

  /// Sealed as browsers do, here by Python's `AESGCM(key).encrypt(iv, b"hello", None)` under the
  /// key of the test above.
  @Test
  void openShouldReadWhatOthersSeal() {
    assertThat(
            keys.open(
                PURPOSE,
                HEX.parseHex("000102030405060708090a0b0f45726c342764216517f7476529cd56e24a50c930")))
        .hasValueSatisfying(content -> assertThat(content).isEqualTo("hello".getBytes(UTF_8)));
  }

  @Test
  void openShouldGiveBackWhatWasSealedOfAnyLength() {
    for (int length : List.of(0, 1, 15, 16, 17, 4096, 1_000_003)) {
      byte[] content = Samples.bytes(length);

      byte[] sealed = keys.seal(PURPOSE, content);

      assertThat(sealed).hasSize(length + DerivedKeys.OVERHEAD_BYTES);
      assertThat(keys.open(PURPOSE, sealed))
          .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(content));
    }
  }

  @Test
  void openShouldRefuseEachChangedByte() {
    byte[] sealed = keys.seal(PURPOSE, "content".getBytes(UTF_8));

    for (int at = 0; at < sealed.length; at++) {
      byte[] changed = sealed.clone();
      changed[at] ^= 1;
      assertThat(keys.open(PURPOSE, changed)).isEmpty();
    }
  }

  @Test
  void openShouldRefuseWhatIsShorterOrLonger() {
    byte[] sealed = keys.seal(PURPOSE, "content".getBytes(UTF_8));

    for (int length = 0; length < sealed.length; length++) {
      assertThat(keys.open(PURPOSE, Arrays.copyOf(sealed, length))).isEmpty();
    }
    assertThat(keys.open(PURPOSE, Arrays.copyOf(sealed, sealed.length + 1))).isEmpty();
  }

  /// A file cannot take the place of another, a draft's of another link, or use the key of another
  /// purpose.
  @Test
  void openShouldRefuseWhatWasSealedForAnythingElse() {
    byte[] sealed = keys.seal(PURPOSE, "content".getBytes(UTF_8));

    for (KeyPurpose other :
        List.of(
            KeyPurpose.of("answer", "link", "f2"),
            KeyPurpose.of("answer", "other", "f1"),
            KeyPurpose.of("answer", "linkf1"),
            KeyPurpose.of("answer", "link", "f1", ""),
            KeyPurpose.of("summary", "link", "f1"),
            KeyPurpose.of("answerlink", "f1"))) {
      assertThat(keys.open(other, sealed)).isEmpty();
    }
    DerivedKeys otherMessage = new DerivedKeys(new DataKey(bytes(1, 32)), random);
    assertThat(otherMessage.open(PURPOSE, sealed)).isEmpty();
  }

  @Test
  void sealShouldNeverWriteTheSameTwice() {
    Set<String> vectors =
        IntStream.range(0, 1000)
            .mapToObj(_ -> HEX.formatHex(keys.seal(PURPOSE, new byte[3]), 0, 12))
            .collect(Collectors.toSet());

    assertThat(vectors).hasSize(1000);
  }

  @Test
  void secretBytesShouldDifferForAllPurposes() {
    List<String> all = new ArrayList<>();
    for (int link = 0; link < 30; link++) {
      for (int file = 0; file < 30; file++) {
        all.add(HEX.formatHex(keys.secretBytes(KeyPurpose.of("answer", "l" + link, "f" + file))));
      }
    }

    assertThat(all).doesNotHaveDuplicates();
  }

  @Test
  void keysShouldBeOfNoUseOnceTheDataKeyIsClosed() {
    DataKey data = new DataKey(bytes(0, 32));
    DerivedKeys derived = new DerivedKeys(data, random);
    byte[] sealed = derived.seal(PURPOSE, new byte[1]);

    data.close();

    assertThatIllegalStateException().isThrownBy(() -> derived.open(PURPOSE, sealed));
    assertThatIllegalStateException().isThrownBy(() -> derived.seal(PURPOSE, sealed));
    assertThatIllegalStateException().isThrownBy(() -> derived.secretBytes(PURPOSE));
    assertThat(derived.toString()).isEqualTo("DerivedKeys[******]");
  }

  @Test
  void purposeShouldRefuseABorderWithinAWord() {
    assertThatIllegalArgumentException().isThrownBy(() -> KeyPurpose.of("answer", "a\0b"));
    assertThatIllegalArgumentException().isThrownBy(KeyPurpose::of);
  }
}
