package org.sealpost.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class WordlessFailureTest {
  @Test
  void printedFailureShouldNameTypesAndPlacesButNoMessage() {
    Throwable failure =
        new IllegalStateException("bob@partner.example", new NumberFormatException("[encrypt]"));

    String printed = print(new WordlessFailure(failure));

    assertThat(printed)
        .contains("IllegalStateException", "NumberFormatException", "WordlessFailureTest.java")
        .doesNotContain("bob@partner.example", "[encrypt]");
  }

  private static String print(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
