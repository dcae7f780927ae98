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

  @Test
  void matchesShouldKnowItself() {
    assertThat(token.matches(token.value())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "TOKENx", "xTOKEN", "TOKEN ", "TOKEN\0"})
  void matchesShouldRefuseEverythingElse(String other) {
    assertThat(token.matches(other.replace("TOKEN", token.value()))).isFalse();
    assertThat(token.matches(token.value().substring(1))).isFalse();
    assertThat(token.matches(token.value().toUpperCase(Locale.ROOT))).isFalse();
  }

  @Test
  void toStringShouldNotTellTheToken() {
    assertThat(token.toString()).doesNotContain(token.value());
  }
}
