package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reply.AnswerKind;

class QuoteWordsTest {
  private final QuoteWords quoteWords = new QuoteWords();

  @Test
  void answerShouldSayWhoWroteWhen() {
    assertThat(
            quoteWords.above(
                AnswerKind.REPLY, ScriptedDoor.message("The offer", ""), Locale.ENGLISH))
        .singleElement()
        .asString()
        .startsWith("On 20 November 2026")
        .endsWith("UTC, Alice Moreau wrote:");
  }

  @Test
  void messageThatIsPassedOnShouldSayWhereItComesFrom() {
    assertThat(
            quoteWords.above(
                AnswerKind.FORWARD, ScriptedDoor.message("The offer", ""), Locale.ENGLISH))
        .hasSize(5)
        .startsWith("Message passed on", "From: Alice Moreau <alice@contoso.example>")
        .endsWith("To: bob@partner.example", "Subject: The offer");
  }

  @Test
  void messageWithoutATimeShouldStillNameItsAuthor() {
    RenderedMessage undated =
        new RenderedMessage(
            Mailbox.of(EmailAddress.of("alice@contoso.example")),
            List.of(),
            List.of(Mailbox.of(EmailAddress.of("carol@contoso.example"))),
            "",
            Optional.empty(),
            "",
            Optional.empty(),
            "",
            List.of());

    assertThat(quoteWords.above(AnswerKind.REPLY_ALL, undated, Locale.ENGLISH))
        .containsExactly("alice@contoso.example:");
    assertThat(quoteWords.above(AnswerKind.FORWARD, undated, Locale.ENGLISH))
        .contains("Copy: carol@contoso.example")
        .noneMatch(line -> line.startsWith("Sent"));
  }
}
