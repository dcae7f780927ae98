package org.sealpost.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.testing.SeededRandom;

class LanguagesTest {
  @Test
  void weShouldSpeakSixtyOneLanguages() {
    assertThat(Languages.ALL).hasSize(61).doesNotHaveDuplicates();
    assertThat(Languages.ALL).allSatisfy(one -> assertThat(one).isEqualTo(spoken(one)));
  }

  @ParameterizedTest
  @CsvSource({
    "zh, zh-Hans",
    "zh-CN, zh-Hans",
    "zh-SG, zh-Hans",
    "zh-TW, zh-Hant",
    "zh-HK, zh-Hant",
    "zh-MO, zh-Hant",
    "zh-Hant-CN, zh-Hant",
    "zh-Hans-TW, zh-Hans",
    "cmn, zh-Hans",
    "yue, zh-Hant",
    "yue-Hans, zh-Hans",
    "no, nb",
    "no-NO, nb",
    "nb-NO, nb",
    "nn-NO, nn",
    "iw, he",
    "he-IL, he",
    "in, id",
    "id-ID, id",
    "tl, fil",
    "fil-PH, fil",
    "pt, pt-BR",
    "pt-BR, pt-BR",
    "pt-PT, pt-PT",
    "pt-AO, pt-PT",
    "pt-MZ, pt-PT",
    "sr, sr-Cyrl",
    "sr-RS, sr-Cyrl",
    "sr-ME, sr-Latn",
    "sr-Latn-RS, sr-Latn",
    "sr-Cyrl-BA, sr-Cyrl",
    "sh, sr-Latn",
    "cnr, sr-Latn",
    "bs, hr",
    "hr-BA, hr",
    "ms, ms",
    "ms-MY, ms",
    "ms-SG, ms",
    "ms-BN, ms-BN",
    "es-419, es",
    "fr-CA, fr",
    "de-AT, de",
    "sw-KE, sw",
    "mo, ro",
    "ru-MD, ru",
    "arz, ar",
    "ar-EG, ar",
    "fa-AF, fa",
    "ur-IN, ur",
    "en-GB, en",
    "bn-IN, bn",
    "or-IN, or",
    "DE-at, de",
    "kk-KZ, kk",
    "de-u-nu-arab, de"
  })
  void languageShouldBeTheOneThatItsReadersRead(String wanted, String language) {
    assertThat(Languages.wanted(wanted)).contains(Locale.forLanguageTag(language));
  }

  /// CLDR has a language for each that many of its speakers have learned; nobody has told us that
  /// this one has.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "be", "tt", "ky", "uz", "hy", "ka", "az", "br", "oc", "co", "wo", "ln", "gn", "qu", "bo",
        "ug", "ku", "ckb", "gsw", "lb", "fy", "af", "fo", "jv", "su", "ceb", "mai", "so", "ti",
        "ga", "gd", "rm", "ne", "my", "km", "lo", "eo", "zu", "yi"
      })
  void relatedLanguageShouldBeNoneOfOurs(String wanted) {
    assertThat(Languages.wanted(wanted)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"zh-Latn", "kk-Latn", "kk-Arab", "hi-Latn", "ja-Latn", "he-Latn", "de-Arab"})
  void scriptThatIsNotReadShouldBeNoMatch(String wanted) {
    assertThat(Languages.wanted(wanted)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'de-AT,en;q=0.5', de",
    "'xx, fr;q=0.3, es;q=0.9', es",
    "'br, fr;q=0.8', fr",
    "'eo,*;q=0.1,nl;q=0.2', nl",
    "'pl;q=0.5,it;q=0.6', it",
    "'de;q=0,fr', fr",
    "'de;q=0.8 , fr ;q=0.8', de",
    "'da;Q=0.5', da",
    "'de;q=nonsense, sv', sv",
    "'de;q=9, sv;q=0.001', sv",
    "'de;q=NaN, sv;q=0.001', sv",
  })
  void firstLanguageByWeightShouldBeTaken(String wanted, String language) {
    assertThat(Languages.wanted(wanted)).contains(Locale.forLanguageTag(language));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "xx",
        "und",
        "mul",
        "zxx",
        "x-private",
        "i-klingon",
        "en-XA",
        "ar-XB",
        ";;;",
        ",",
        "d\u221ae",
        "de\r\nx: y",
        "de;q=-1",
        "*;q=0",
        "../../etc/passwd",
        "de_AT",
        "-",
        "--",
        "de-"
      })
  void whatIsNoneShouldBeNone(String wanted) {
    assertThat(Languages.wanted(wanted)).isEmpty();
  }

  @Test
  void endlessListShouldNotBeRead() {
    assertThat(Languages.wanted("xx,".repeat(99) + "de ")).contains(Locale.GERMAN);
    assertThat(Languages.wanted("xx,".repeat(99) + "de  ")).isEmpty();
    assertThat(Languages.wanted("de,".repeat(500_000))).isEmpty();
  }

  /// Whatever comes, it is one of ours or none.
  @Test
  void spiteShouldDoNoHarm() {
    Random random = new SeededRandom(61);
    String letters = "adehnorstzAHX019-_;,=q.*% \t\u0000\u2068\u00e4\ud83d";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder list = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        list.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThatCode(
              () ->
                  assertThat(Languages.ALL)
                      .containsAll(Languages.wanted(list.toString()).stream().toList()))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void tagShouldBeExactlyOurs() {
    assertThat(Languages.ofTag("pt-BR")).contains(Locale.forLanguageTag("pt-BR"));
    for (String other : new String[] {"pt", "PT-br", "pt_BR", "pt-BR ", "", "en-XA", "zh"}) {
      assertThat(Languages.ofTag(other)).as(other).isEmpty();
    }
  }

  private static Locale spoken(Locale language) {
    return Languages.spoken(language).orElseThrow();
  }
}
