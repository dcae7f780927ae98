package org.sealpost.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {
  @ParameterizedTest
  @CsvSource({
    "contoso.example, contoso.example, true",
    "mail.contoso.example, contoso.example, true",
    "a.b.contoso.example, contoso.example, true",
    "contoso.example, mail.contoso.example, false",
    "notcontoso.example, contoso.example, false",
    "contoso.example.evil.example, contoso.example, false",
  })
  void isWithinShouldHoldForTheDomainAndWhatLiesBelow(String one, String other, boolean expected) {
    assertThat(new Domain(one).isWithin(new Domain(other))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "a..b",
        ".a",
        "a.",
        "-a",
        "a-",
        "a b",
        "[192.0.2.1]",
        "a/b",
        "a\nb",
        "a\0b",
        "\u3002",
        "\u00ad",
        "xn--",
        "*.example",
        "a,b",
        "a@b",
        "straße",
        "ς"
      })
  void newShouldRefuseWhatIsNoDomain(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Domain(name));
  }

  @Test
  void newShouldTakeTheLongestNames() {
    String label = "x".repeat(63);

    assertThat(new Domain(label + "." + label + "." + label + "." + "x".repeat(61)).name())
        .hasSize(253);
  }

  /// Whatever it is given, it is a domain or refused, and what it is stays so when read again.
  @Test
  void newShouldBeStableForAnyText() {
    Random random = new Random(1);
    for (int round = 0; round < 50_000; round++) {
      String text =
          random
              .ints(1 + random.nextInt(12), 0, round % 2 == 0 ? 0x250 : 0x11000)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      try {
        Domain domain = new Domain(text);

        assertThat(domain.name()).matches("[a-z0-9_.-]{1,253}");
        assertThat(new Domain(domain.name())).isEqualTo(domain);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).isExactlyInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
