package org.sealpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.testing.Mails;

class SenderLanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Language: de-AT | de",
        "Content-Language: DE | de",
        "Accept-Language: pt-BR, en-US | pt-BR",
        "Content-Language: sv | sv",
        "Content-Language: zh-TW | zh-Hant",
        "Accept-Language: nb-NO, nl;q=0.7, en | nb",
        "Accept-Language: eo, nl;q=0.7, en;q=0.5 | nl",
        "X-Nothing: de | en",
        "Content-Language: ,;q=1,--,\u0000 | en",
        "Content-Language: de (Deutsch) | en",
        "Accept-Language: * | en",
        "Content-Language: eo | en",
      })
  void languageShouldBeTheSendersWhereWeSpeakIt(String field, String language) throws Exception {
    byte[] mail =
        Mails.withFields(field.replace("\u0000", "") + "\nContent-Type: text/plain\n\nGuten Tag\n");

    assertThat(SenderLanguage.of(MimeReader.read(mail), Optional.empty()))
        .isEqualTo(Locale.forLanguageTag(language));
  }

  /// What a mail is written in says more than what its author reads.
  @Test
  void languageShouldComeFromContentLanguageFirst() throws Exception {
    byte[] mail =
        Mails.withFields(
            "Accept-Language: fr-FR\nContent-Language: it-IT\nContent-Type: text/plain\n\nCiao\n");

    assertThat(SenderLanguage.of(MimeReader.read(mail), Optional.empty()))
        .isEqualTo(Locale.ITALIAN);
  }

  @Test
  void languageShouldBeEnglishForEndlessLists() throws Exception {
    byte[] mail = Mails.withFields("Content-Language: " + "eo, ".repeat(200) + "de\n\nSaluton\n");

    assertThat(SenderLanguage.of(MimeReader.read(mail), Optional.empty()))
        .isEqualTo(Locale.ENGLISH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Nothing: 1 | de-AT | de",
        "Content-Language: eo | pt-BR, en | pt-BR",
        "Content-Language: fr | de | fr",
        "Accept-Language: fr | de | fr",
        "X-Nothing: 1 | Esperanto | en"
      })
  void languageShouldBeOfTheProfileWhereTheMailSaysNone(
      String field, String profile, String language) throws Exception {
    byte[] mail = Mails.withFields(field + "\nContent-Type: text/plain\n\nGuten Tag\n");

    assertThat(SenderLanguage.of(MimeReader.read(mail), Optional.of(profile)))
        .isEqualTo(Locale.forLanguageTag(language));
  }
}
