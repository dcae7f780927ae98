package org.sealpost.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTokenTest {
  private final CommandLineToken token = CommandLineToken.random(new SecureRandom());

  @Test
  void tokensShouldHave256BitsAndBeDifferentEachTime() {
    assertThat(token.value()).matches("[A-Za-z0-9_-]{43}");
    assertThat(token.value()).isNotEqualTo(CommandLineToken.random(new SecureRandom()).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer TOKEN", "bearer TOKEN", "BEARER  TOKEN "})
  void isInShouldKnowTheToken(String authorization) {
    assertThat(token.isIn(authorization.replace("TOKEN", token.value()))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "TOKEN",
        "Bearer",
        "Bearer ",
        "BearerTOKEN",
        "Basic TOKEN",
        "Bearer TOKENx",
        "Bearer xTOKEN",
        "Bearer TOKEN TOKEN",
        "Bearer TOKEN,Bearer TOKEN"
      })
  void isInShouldRefuseEverythingElse(String authorization) {
    assertThat(token.isIn(authorization.replace("TOKEN", token.value()))).isFalse();
  }

  @Test
  void isInShouldRefuseWhatIsNearlyTheToken() {
    assertThat(token.isIn("Bearer " + token.value().substring(1))).isFalse();
    assertThat(token.isIn("Bearer " + token.value().toUpperCase(Locale.ROOT))).isFalse();
  }

  @Test
  void toStringShouldNotTellTheToken() {
    assertThat(token.toString()).doesNotContain(token.value());
  }
}
