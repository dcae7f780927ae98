package org.sealpost.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PseudoTextTest {
  @Test
  void textShouldBeLongerAndHaveNoPlainLetter() {
    assertThat(PseudoText.of("Your answer")).matches("\u27e6[^a-zA-Z]{11}~{5}\u27e7");
  }

  @Test
  void placesAndPluralsShouldStayWhatTheyAre() {
    String pseudo = PseudoText.of("{0}: {1, plural, one {# piece of {2}} other {# pieces}} x");

    assertThat(new MessageFormat(pseudo, Locale.ENGLISH).format(new Object[] {"A", 1, "B"}))
        .startsWith("\u27e6A: 1 \u01a5")
        .contains("B")
        .endsWith("~\u27e7");
    assertThat(new MessageFormat(pseudo, Locale.ENGLISH).format(new Object[] {"A", 1234, "B"}))
        .contains("1,234 ");
  }

  @Test
  void everyEnglishTextShouldHaveOne() {
    for (TextFiles files : new TextFiles[] {TextFiles.OF_MAILS, TextFiles.OF_PAGES}) {
      for (String subject : files.subjects()) {
        assertThat(files.english(subject).values())
            .allSatisfy(
                text ->
                    assertThat(
                            new MessageFormat(PseudoText.of(text)).format(new Object[] {1, 2, 3}))
                        .doesNotContainPattern("[a-zA-Z]"));
      }
    }
  }

  /// Nobody can ask for it.
  @Test
  void pseudoLanguageShouldNotBeSpoken() {
    assertThat(Languages.wanted("en-XA")).isEmpty();
    assertThat(Languages.wanted("ar-XB")).isEmpty();
    assertThat(Languages.ofTag("en-XA")).isEmpty();
    assertThat(TextFiles.OF_MAILS.tags()).doesNotContain("en-XA");
    assertThat(TextFiles.OF_PAGES.tags()).doesNotContain("en-XA");
  }
}
