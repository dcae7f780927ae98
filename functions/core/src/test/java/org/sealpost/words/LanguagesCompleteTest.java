package org.sealpost.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sixty-one languages have every text.
class LanguagesCompleteTest {
  static Stream<TextFiles> files() {
    return Stream.of(TextFiles.OF_MAILS, TextFiles.OF_PAGES);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyLanguageShouldHaveEverySubject(TextFiles files) {
    Map<String, Integer> missing = new TreeMap<>();
    for (Locale language : Languages.ALL) {
      for (String subject : files.subjects()) {
        int lacking = files.english(subject).size() - files.texts(subject, language).size();
        if (lacking != 0) {
          missing.put(language.toLanguageTag() + " " + subject, lacking);
        }
      }
    }

    assertThat(missing).as("texts that languages lack, by subject").isEmpty();
  }

  @Test
  void everyLanguageShouldHaveAState() {
    assertThat(Languages.ALL)
        .allSatisfy(
            language ->
                assertThat(TextState.of(language))
                    .isEqualTo(
                        language.equals(Locale.ENGLISH) ? TextState.ORIGINAL : TextState.DRAFT));
  }
}
