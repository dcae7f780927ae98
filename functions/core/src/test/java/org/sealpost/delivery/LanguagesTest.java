package org.sealpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.testing.Mails;

class LanguagesTest {
  static Stream<Arguments> languages() {
    return Stream.of("wrapper", "passcode")
        .flatMap(kind -> Languages.OFFERED.stream().map(language -> Arguments.of(kind, language)));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageShouldSayEverythingWithTheSamePlaceholders(String kind, Locale language) {
    ResourceBundle english = bundle(kind, Locale.ENGLISH);
    ResourceBundle other = bundle(kind, language);

    assertThat(other.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(other.getString(key)).as(key).isNotBlank();
      assertThat(placeholders(other.getString(key)))
          .as("placeholders of %s in %s", key, language)
          .isEqualTo(placeholders(english.getString(key)));
      assertThat(other.getString(key).replace("''", ""))
          .as("a single quote would swallow what follows it: %s", key)
          .doesNotContain("'");
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noLanguageShouldShareASentenceWithEnglish(String kind, Locale language) {
    if (!language.equals(Locale.ENGLISH)) {
      ResourceBundle english = bundle(kind, Locale.ENGLISH);
      ResourceBundle other = bundle(kind, language);
      for (String key : english.keySet()) {
        if (!List.of("direction", "date").contains(key)) {
          assertThat(other.getString(key)).isNotEqualTo(english.getString(key));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en,'1 December 2026, 12:00 UTC'",
    "de,'1. Dezember 2026, 12:00 UTC'",
    "fr,'1 décembre 2026, 12:00 UTC'",
    "es,'1 de diciembre de 2026, 12:00 UTC'",
    "it,'1 dicembre 2026, 12:00 UTC'",
    "pt,'1 de dezembro de 2026, 12:00 UTC'",
    "nl,'1 december 2026, 12:00 UTC'",
    "pl,'1 grudnia 2026, 12:00 UTC'",
    "ar,'1 ديسمبر 2026, 12:00 UTC'"
  })
  void dateShouldBeTheLanguagesOwn(String language, String said) {
    assertThat(
            Words.ofWrapper(Locale.forLanguageTag(language))
                .date(Instant.parse("2026-12-01T12:00:00Z")))
        .isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Language: de-AT | de",
        "Content-Language: DE | de",
        "Accept-Language: pt-BR, en-US | pt",
        "Content-Language: sv | en",
        "Accept-Language: sv, nl;q=0.7, en | nl",
        "X-Nothing: de | en",
        "Content-Language: ,;q=1,--,\u0000 | en",
        "Content-Language: de (Deutsch) | en",
        "Accept-Language: * | en",
      })
  void languageShouldBeTheSendersWhereWeSpeakIt(String field, String language) throws Exception {
    byte[] mail =
        Mails.withFields(field.replace("\u0000", "") + "\nContent-Type: text/plain\n\nGuten Tag\n");

    assertThat(Languages.of(MimeReader.read(mail))).isEqualTo(Locale.forLanguageTag(language));
  }

  /// What a mail is written in says more than what its author reads.
  @Test
  void languageShouldComeFromContentLanguageFirst() throws Exception {
    byte[] mail =
        Mails.withFields(
            "Accept-Language: fr-FR\nContent-Language: it-IT\nContent-Type: text/plain\n\nCiao\n");

    assertThat(Languages.of(MimeReader.read(mail))).isEqualTo(Locale.ITALIAN);
  }

  @Test
  void languageShouldBeEnglishForEndlessLists() throws Exception {
    byte[] mail = Mails.withFields("Content-Language: " + "sv, ".repeat(200) + "de\n\nGod dag\n");

    assertThat(Languages.of(MimeReader.read(mail))).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void wordsShouldIsolateWhatStandsBetweenRightToLeftWords() {
    Words arabic = Words.ofWrapper(Locale.forLanguageTag("ar"));

    assertThat(arabic.direction()).isEqualTo("rtl");
    assertThat(arabic.say("forwarding", "bob@partner.example"))
        .contains("\u2068bob@partner.example\u2069");
    assertThat(arabic.plain("subject.neutral", "Alice")).doesNotContain("\u2068");
  }

  private static ResourceBundle bundle(String kind, Locale language) {
    return ResourceBundle.getBundle(
        "org.sealpost.delivery." + kind,
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static long placeholders(String pattern) {
    MessageFormat format = new MessageFormat(pattern, Locale.ROOT);
    return format.getFormatsByArgumentIndex().length * 100L + format.getFormats().length;
  }
}
