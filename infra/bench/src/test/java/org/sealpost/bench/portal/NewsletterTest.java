package org.sealpost.bench.portal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.mime.MimeReader;

class NewsletterTest {
  private static final byte[] MAIL =
      Newsletter.of(1, "alice@contoso.example", "bob@partner.example");

  @Test
  void mailShouldHaveTheSizeAndTheLinesItPromises() {
    assertThat(MAIL.length).isBetween(74 * 1024, 77 * 1024);
    assertThat(new String(MAIL, US_ASCII).lines()).noneMatch(line -> line.startsWith("."));
    assertThat(Newsletter.of(1, "alice@contoso.example", "bob@partner.example")).isEqualTo(MAIL);
  }

  @Test
  void mailShouldBeReadAsALetterWithAPictureAndAnAttachment() throws Exception {
    MailContent content = MimeReader.read(MAIL);

    assertThat(content.html().orElseThrow()).contains(Newsletter.LAST_WORDS, "cid:logo");
    assertThat(content.parts()).hasSize(2);
    assertThat(content.subject()).startsWith("[encrypt]");
  }
}
