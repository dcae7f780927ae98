package org.sealpost.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConventionsTest {
  private static final Instant MOMENT = Instant.parse("2026-03-01T14:05:59Z");

  static Stream<Locale> languages() {
    return Languages.ALL.stream();
  }

  @ParameterizedTest
  @CsvSource({
    "en, '1 March 2026, 14:05 UTC'",
    "de, '1. März 2026, 14:05 UTC'",
    "fr, '1 mars 2026, 14:05 UTC'",
    "es, '1 de marzo de 2026, 14:05 UTC'",
    "pt-PT, '1 de março de 2026, 14:05 UTC'",
    "pl, '1 marca 2026, 14:05 UTC'",
    "el, '1 Μαρτίου 2026, 14:05 (UTC)'",
    "ja, '2026年3月1日 14:05 UTC'",
    "hu, '2026. március 1. 14:05 UTC'",
    "ar, '1 مارس 2026، 14:05 UTC'",
    "fa, '1 مارس 2026، 14:05 (UTC)'",
    "th, '1 มีนาคม 2026 14:05 UTC'",
    "fi, '1. maaliskuuta 2026 klo 14.05 UTC'",
  })
  void timeShouldBeTheLanguagesOwn(String language, String said) {
    assertThat(of(language).time(MOMENT)).isEqualTo(said);
  }

  /// Gregorian, with its zone, in digits that everybody reads.
  @ParameterizedTest
  @MethodSource("languages")
  void timeShouldBeComparableEverywhere(Locale language) {
    assertThat(Conventions.of(language).time(MOMENT))
        .contains("2026", "UTC")
        .containsPattern("14[.:]05")
        .doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1, 1 byte",
    "999, 999 bytes",
    "1000, 1 kB",
    "482113, 482 kB",
    "999499, 999 kB",
    "999500, 1.0 MB",
    "4182113, 4.2 MB",
    "26214400, 26.2 MB"
  })
  void sizeShouldBeReadAtAGlance(long bytes, String said) {
    assertThat(of("en").size(bytes)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "fr, 4182113, '4,2 Mo'",
    "ru, 482113, '482 кБ'",
    "de, 1, 1 Byte",
    "pl, 2, 2 bajty",
    "pl, 5, 5 bajtów",
    "ar, 2, 2 بايت",
  })
  void sizeShouldBeTheLanguagesOwn(String language, long bytes, String said) {
    assertThat(of(language).size(bytes).replace('\u00a0', ' ').replace('\u202f', ' '))
        .isEqualTo(said);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void sizeShouldBeOfDigitsThatEverybodyReads(Locale language) {
    for (long bytes : new long[] {345, 345_000, 3_400_000}) {
      assertThat(Conventions.of(language).size(bytes))
          .containsPattern("34|3[.,]4")
          .doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
    }
  }

  @Test
  void listShouldBeJoinedAsTheLanguageDoes() {
    assertThat(of("de").list(List.of("A", "B", "C"))).isEqualTo("A, B und C");
    assertThat(of("ja").list(List.of("A", "B", "C"))).isEqualTo("A、B、C");
    assertThat(of("en").list(List.of("A"))).isEqualTo("A");
    assertThat(of("en").list(List.of())).isEmpty();
  }

  /// By CLDR, whatever texts say.
  @Test
  void fourLanguagesShouldRunFromRightToLeft() {
    assertThat(Languages.ALL)
        .filteredOn(language -> Conventions.of(language).isRightToLeft())
        .extracting(Locale::toLanguageTag)
        .containsExactlyInAnyOrder("ar", "he", "fa", "ur");
  }

  @ParameterizedTest
  @CsvSource({
    "de, Deutsch", "pt-BR, Português (Brasil)", "zh-Hant, 繁體中文", "zh-Hans, 简体中文",
    "sr-Latn, srpski (latinica)", "he, עברית", "nb, norsk bokmål", "en, English"
  })
  void languageShouldHaveItsOwnName(String language, String name) {
    assertThat(of(language).ownName(language)).isEqualTo(name);
  }

  @Test
  void ownNamesShouldTellLanguagesApart() {
    assertThat(Languages.ALL)
        .extracting(language -> Conventions.of(language).ownName(language.toLanguageTag()))
        .doesNotHaveDuplicates();
  }

  private static Conventions of(String language) {
    return Conventions.of(Locale.forLanguageTag(language));
  }
}
