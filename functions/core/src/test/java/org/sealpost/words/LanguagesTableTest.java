package org.sealpost.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LanguagesTableTest {
  /// Otherwise: run [LanguagesTable#main], as docs/languages.md says.
  @Test
  void documentShouldSayWhatTheTextsAre() throws IOException {
    assertThat(LanguagesTable.written())
        .as("docs/languages.md is older than the texts; it says how it is written anew")
        .isEqualTo(LanguagesTable.tables());
  }

  @Test
  void noTextShouldBeEnglishByOmission() {
    assertThat(LanguagesTable.tables()).doesNotContainPattern("(?m)^[a-z0-9.-]+ +[ ORd=.]*!");
  }
}
