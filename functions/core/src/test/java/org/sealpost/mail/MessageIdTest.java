package org.sealpost.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {
  @Test
  void newShouldStripWhiteSpaceAround() {
    assertThat(new MessageId(" <a.b@c>\t")).hasToString("<a.b@c>");
  }

  /// It is written into In-Reply-To of other mails: nothing in it may end a line.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<>",
        "a@b",
        "<a@b",
        "a@b>",
        "<a b@c>",
        "<a@b>\r\nBcc: <x@y>",
        "<a\0@b>",
        "<ä@b>"
      })
  void newShouldRefuseWhatIsNoMessageId(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MessageId(value));
  }

  @Test
  void newShouldRefuseMoreThanALineHolds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MessageId("<" + "a".repeat(997) + ">"));
  }
}
