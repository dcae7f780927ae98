package org.sealpost.rules.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {
  @ParameterizedTest
  @CsvSource({
    "secret, s••••t",
    "4111-1111-1111-1234, 4•••-••••-••••-•••4",
    "[encrypt], [•••••••]",
    "top secret, t•• •••••t",
    "ab, ••",
    "7, •",
    "abc, a•c",
    "Übermaß, Ü•••••ß",
    "機密情報, 機••報",
    "a@b.c, a@•.c",
    "a\u0301\u0301b, a••b",
  })
  void textShouldHideLettersAndDigitsInTheMiddle(String text, String masked) {
    assertThat(new Masked(text).text()).isEqualTo(masked);
  }

  @Test
  void textShouldBeOfOneLineAndLimitedLength() {
    String text = new Masked("Account\r\n\t" + "9".repeat(10_000) + "x").text();

    assertThat(text)
        .startsWith("A••••••")
        .endsWith("…x")
        .hasSize(40)
        .doesNotContain("\n", "\r", "9");
  }

  @Test
  void textShouldMoveNoCursorAndTurnNoDirection() {
    assertThat(new Masked("\u001b[2Jabc\u202e").text()).isEqualTo("[•••••?");
    assertThat(new Masked("a\u001b\u0007\u202eb").text()).isEqualTo("a  ?b");
  }

  @Test
  void textShouldNotCutACharacterInTwo() {
    assertThat(new Masked("😀".repeat(100)).text())
        .startsWith("😀•")
        .endsWith("…😀")
        .matches(text -> text.codePointCount(0, text.length()) == 40);
  }

  @Test
  void maskedOnceMoreShouldBeTheSame() {
    Masked masked = new Masked("the card 4111 1111 1111 1111");

    assertThat(new Masked(masked.text())).isEqualTo(masked);
  }
}
