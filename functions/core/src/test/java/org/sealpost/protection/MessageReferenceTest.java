package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.testing.Samples;

class MessageReferenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ABCD-EFGH",
        "abcd-efgh",
        " ABCD EFGH ",
        "ABCDEFGH",
        "ABCD\u2013EFGH",
        "ABCD\u2011EFGH",
        "\u2068ABCD-EFGH\u2069",
        "A-B-C-D-E-F-G-H"
      })
  void parseShouldForgiveHowItWasTyped(String typed) {
    assertThat(MessageReference.parse(typed)).contains("ABCD-EFGH");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ABCD-EFG",
        "ABCD-EFGHJ",
        "ABCD-EFG0",
        "ABCD-EFGI",
        "ABCD-EFGO",
        "ABCD-EFG1",
        "ABCD-EFG\u00c4",
        "\u0410BCD-EFGH",
        "ABCD-EFGH                                  ",
        "REF#x#ABCD"
      })
  void parseShouldTakeNothingElse(String typed) {
    assertThat(MessageReference.parse(typed)).isEmpty();
  }

  @Test
  void parseShouldTakeEveryReferenceThatWeWrite() {
    for (int i = 0; i < 200; i++) {
      String reference = Samples.messageId().reference();

      assertThat(MessageReference.parse(reference)).contains(reference);
      assertThat(MessageReference.parse(reference.toLowerCase(Locale.ROOT))).contains(reference);
    }
  }

  @Test
  void referenceShouldBeTheSameInAMailAndInAnAddress() {
    PortalLink link = Samples.link();

    assertThat(MessageReference.ofLink(link.toString())).isEqualTo(link.message().reference());
  }

  @Test
  void referenceShouldBeTwoGroupsThatNobodyMistypes() {
    for (int i = 0; i < 100; i++) {
      assertThat(Samples.messageId().reference())
          .matches("[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}")
          .isNotEqualTo(Samples.messageId().reference());
    }
  }

  @Test
  void referenceShouldBeThereForWhateverStandsInAnAddress() {
    for (String segment : new String[] {"", ".", "..", "not a link", "ü".repeat(5000)}) {
      assertThat(MessageReference.ofLink(segment)).hasSize(9);
    }
  }
}
