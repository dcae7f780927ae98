package org.sealpost.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTokenTest {
  private static final String FORTY_TWO = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private final SecretToken token = new SecretToken(FORTY_TWO + "A");

  @Test
  void randomShouldGiveOthersEachTime() {
    SecureRandom random = new SecureRandom();
    Set<SecretToken> tokens = new HashSet<>();
    for (int round = 0; round < 1_000; round++) {
      tokens.add(SecretToken.random(random));
    }

    assertThat(tokens).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        FORTY_TWO,
        FORTY_TWO + "AA",
        FORTY_TWO + "=",
        FORTY_TWO + "+",
        FORTY_TWO + "\n",
        FORTY_TWO + "ä"
      })
  void parseShouldRefuseWhatWeDidNotMake(String value) {
    assertThat(SecretToken.parse(value)).isEmpty();
  }

  @Test
  void parseShouldReadAToken() {
    assertThat(SecretToken.parse(token.value())).contains(token);
  }

  /// `printf A…A | openssl dgst -sha256`, 43 times A.
  @Test
  void digestShouldBeSha256() {
    assertThat(token.digest())
        .isEqualTo("0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a");
  }

  @Test
  void derivedShouldDifferByPurposeAndFromTheDigest() {
    assertThat(token.derived("reply"))
        .isEqualTo(token.derived("reply"))
        .isNotEqualTo(token.derived("sign-out"))
        .isNotEqualTo(token.digest())
        .isNotEqualTo(new SecretToken(FORTY_TWO + "B").derived("reply"));
  }

  @Test
  void toStringShouldHideTheToken() {
    assertThat(token).hasToString("SecretToken[******]");
  }
}
