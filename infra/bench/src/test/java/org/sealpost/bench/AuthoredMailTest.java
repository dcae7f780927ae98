package org.sealpost.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.mime.MimeReader;

final class AuthoredMailTest {
  @ParameterizedTest
  @ValueSource(ints = {75 * 1024, 25 * 1024 * 1024})
  void ofShouldHaveTheSizeAskedFor(int sizeBytes) {
    byte[] mail = AuthoredMail.of(sizeBytes, 0);

    assertThat(mail.length).isCloseTo(sizeBytes, within(300));
  }

  @Test
  void ofShouldBeTheSameEachTime() {
    byte[] mail = AuthoredMail.of(75 * 1024, 3);

    assertThat(AuthoredMail.of(75 * 1024, 3)).isEqualTo(mail);
  }

  @Test
  void ofShouldCarryTextHtmlImageAndAttachment() throws Exception {
    MailContent content = MimeReader.read(AuthoredMail.of(75 * 1024, 0));

    assertThat(content.subject()).isEqualTo("[encrypt] Statement no. 0");
    assertThat(content.text()).isPresent();
    assertThat(content.html()).isPresent();
    assertThat(content.parts())
        .extracting(MailPart::mediaType)
        .containsExactly("image/png", "application/pdf");
  }
}
