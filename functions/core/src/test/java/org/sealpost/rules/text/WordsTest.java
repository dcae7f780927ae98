package org.sealpost.rules.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @ParameterizedTest
  @MethodSource
  void isInShouldHoldForWholeWords(String word, String text, boolean expected) {
    assertThat(Words.isIn(List.of(word), text)).isEqualTo(expected);
  }

  static Stream<Arguments> isInShouldHoldForWholeWords() {
    return Stream.of(
        Arguments.of("contoso", "contoso", true),
        Arguments.of("contoso", "the CONTOSO offer", true),
        Arguments.of("contoso", "Acontoso", false),
        Arguments.of("contoso", "contosoA", false),
        Arguments.of("contoso", "contoso1", false),
        Arguments.of("contoso", "Acontoso contoso", true),
        Arguments.of("contoso", "\"contoso\"", true),
        Arguments.of("contoso", "(contoso),", true),
        Arguments.of("contoso", "contoso's", true),
        Arguments.of("contoso", "x-contoso-y", true),
        Arguments.of("contoso", "contoso_y", true),
        Arguments.of("contoso", "a\tcontoso\r\nb", true),
        Arguments.of("contoso", "a\u00a0contoso\u3000b", true),
        Arguments.of("contoso", "", false),
        Arguments.of("contoso", "contos", false),
        Arguments.of("top secret", "it is Top Secret.", true),
        Arguments.of("top secret", "stop secret", false),
        Arguments.of("top secret", "top  secret", false),
        Arguments.of("con*", "contoso", false),
        Arguments.of("con*", "a con* b", true),
        Arguments.of("*", "a * b", true),
        Arguments.of("*", "a*b", true),
        Arguments.of("c.ntoso", "contoso", false),
        Arguments.of("[encrypt]", "[encrypt]", true),
        Arguments.of("[encrypt]", "offer[ENCRYPT]now", true),
        Arguments.of("[encrypt]", "Re: [Encrypt] offer", true),
        Arguments.of("[encrypt]", "encrypt", false),
        Arguments.of("#secret", "x#secret", true),
        Arguments.of("#secret", "#secrets", false),
        Arguments.of("secret!", "secret!now", true),
        Arguments.of("secret!", "topsecret!", false),
        Arguments.of("istanbul", "ISTANBUL", true),
        Arguments.of("istanbul", "İSTANBUL", true),
        Arguments.of("ısı", "ISI", true),
        Arguments.of("straße", "STRAßE", true),
        Arguments.of("straße", "strasse", false),
        Arguments.of("ärger", "ÄRGER", true),
        Arguments.of("σίσυφος", "ΣΊΣΥΦΟΣ", true),
        Arguments.of("𐐨𐐩", "𐐀𐐁", true),
        Arguments.of("𐐨", "𐐩𐐨", false),
        Arguments.of("a", "𝒳a", false),
        Arguments.of("a", "a𝒳", false),
        Arguments.of("a", "😀a😀", true),
        Arguments.of("cafe", "cafe\u0301", false),
        Arguments.of("cafe\u0301", "CAFE\u0301!", true),
        Arguments.of("bar", "cafe\u0301bar", false),
        Arguments.of("हिन", "हिन्दी", false),
        Arguments.of("हिन्दी", "यह हिन्दी।", true),
        Arguments.of("secret", "❤\ufe0fsecret❤\ufe0f", true),
        Arguments.of("secret", "\u0301secret", true),
        Arguments.of("secret", "!" + "\u0301".repeat(17) + "secret", false),
        Arguments.of("秘密", "最高秘密文書", false),
        Arguments.of("秘密", "「秘密」", true));
  }

  @Test
  void isInShouldHoldForAnyOfTheWords() {
    assertThat(Words.isIn(List.of("one", "two"), "number two")).isTrue();
    assertThat(Words.isIn(List.of("one", "two"), "number three")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void checkedShouldRefuseBlankWords(String word) {
    assertThatIllegalArgumentException().isThrownBy(() -> Words.checked(List.of("a", word)));
  }

  @Test
  void checkedShouldStripAndBound() {
    assertThat(Words.checked(List.of(" a b ", "x".repeat(128))))
        .containsExactly("a b", "x".repeat(128));
    assertThatIllegalArgumentException().isThrownBy(() -> Words.checked(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Words.checked(List.of("x".repeat(129))));
  }
}
