package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sealpost.testing.Samples;

class MessageReferenceTest {
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
