package org.sealpost.mailflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.delivery.WrapperSubject;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MessageId;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.protection.settings.SubjectChoice;
import org.sealpost.testing.Mails;

class WrapperWordsTest {
  @Test
  void subjectShouldBeTheOrganizationsChoice() throws Exception {
    MailContent mail = mail("Content-Language: de\n");

    assertThat(WrapperWords.of(mail, Optional.empty(), "Offer", SubjectChoice.ORIGINAL).subject())
        .isEqualTo(new WrapperSubject.Original("Offer"));
    assertThat(WrapperWords.of(mail, Optional.empty(), "Offer", SubjectChoice.NEUTRAL).subject())
        .isEqualTo(new WrapperSubject.Neutral());
    assertThat(WrapperWords.of(mail, Optional.empty(), "Offer", SubjectChoice.HIDDEN).subject())
        .isEqualTo(new WrapperSubject.Hidden());
    assertThat(WrapperWords.of(mail, Optional.empty(), " ", SubjectChoice.ORIGINAL).subject())
        .isEqualTo(new WrapperSubject.Neutral());
    assertThat(WrapperWords.of(mail, Optional.empty(), "Offer", SubjectChoice.HIDDEN).language())
        .isEqualTo(Locale.GERMAN);
  }

  @Test
  void referencesShouldKeepTheThreadTogether() throws Exception {
    MailContent mail =
        mail("References: <1@a.example>\n <2@b.example>\nIn-Reply-To: <2@b.example>\n");

    assertThat(WrapperWords.of(mail, Optional.empty(), "", SubjectChoice.NEUTRAL).references())
        .containsExactly(new MessageId("<1@a.example>"), new MessageId("<2@b.example>"));
  }

  @Test
  void referencesShouldBeTheFirstAndTheNewestOfALongThread() throws Exception {
    String ids =
        IntStream.range(0, 500)
            .mapToObj(i -> "<" + i + "@a.example>")
            .collect(Collectors.joining("\n "));

    assertThat(
            WrapperWords.of(
                    mail("References: " + ids + "\n"), Optional.empty(), "", SubjectChoice.NEUTRAL)
                .references())
        .hasSize(20)
        .startsWith(new MessageId("<0@a.example>"))
        .endsWith(new MessageId("<499@a.example>"));
  }

  /// Spite in a field that we repeat.
  @Test
  void referencesShouldBeIdsAndNothingElse() throws Exception {
    MailContent mail =
        mail("References: <a b@c> <<x@y>> nothing <" + "z".repeat(300) + "@a> <good@a.example>\n");

    assertThat(WrapperWords.of(mail, Optional.empty(), "", SubjectChoice.NEUTRAL).references())
        .containsExactly(new MessageId("<x@y>"), new MessageId("<good@a.example>"));
  }

  private static MailContent mail(String fields) throws Exception {
    return MimeReader.read(Mails.withFields(fields + "Content-Type: text/plain\n\nText\n"));
  }
}
