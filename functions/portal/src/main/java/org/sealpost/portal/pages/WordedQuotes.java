package org.sealpost.portal.pages;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sealpost.mail.Mailbox;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.QuoteLines;

/// What stands above quotes, in the words of our pages.
public final class WordedQuotes implements QuoteLines {
  @Override
  public List<String> above(AnswerKind kind, RenderedMessage quoted, Locale language) {
    Words words = Words.in(language);
    return switch (kind) {
      case REPLY, REPLY_ALL ->
          quoted
              .sentAt()
              .map(
                  at ->
                      List.of(
                          words.say(
                              "answer.quote-line",
                              words.time(at),
                              QuoteLines.written(quoted.from()))))
              .orElseGet(() -> List.of(QuoteLines.written(quoted.from()) + ":"));
      case FORWARD -> header(words, quoted);
    };
  }

  private static List<String> header(Words words, RenderedMessage quoted) {
    List<String> lines = new ArrayList<>(List.of(words.say("answer.forward-line")));
    lines.add(line(words, "from", QuoteLines.written(quoted.from())));
    quoted.sentAt().ifPresent(at -> lines.add(line(words, "sent-at", words.time(at))));
    if (!quoted.to().isEmpty()) {
      lines.add(line(words, "to", all(quoted.to())));
    }
    if (!quoted.cc().isEmpty()) {
      lines.add(line(words, "cc", all(quoted.cc())));
    }
    lines.add(line(words, "subject", quoted.subject()));
    return lines;
  }

  private static String line(Words words, String key, String value) {
    return words.say("answer." + key) + ": " + value;
  }

  private static String all(List<Mailbox> mailboxes) {
    return mailboxes.stream().map(QuoteLines::written).collect(joining(", "));
  }
}
