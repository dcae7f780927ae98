package org.sealpost.portal.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sealpost.mail.Mailbox;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.QuoteLines;

/// What stands above quotes, in the words of our pages.
public final class QuoteWords implements QuoteLines {
  @Override
  public List<String> above(AnswerKind kind, RenderedMessage quoted, Locale language) {
    Words words = Words.in(language);
    return kind == AnswerKind.FORWARD ? passedOn(words, quoted) : List.of(line(words, quoted));
  }

  /// Above what is answered.
  static String line(Words words, RenderedMessage quoted) {
    return quoted
        .sentAt()
        .map(at -> words.say("answer.quote-line", words.time(at), quoted.from().label()))
        .orElseGet(() -> QuoteLines.written(quoted.from()) + ":");
  }

  /// Who is passed a message on knows nothing of it.
  private static List<String> passedOn(Words words, RenderedMessage quoted) {
    List<String> lines = new ArrayList<>();
    lines.add(words.say("answer.forward-line"));
    lines.add(named(words, "message.from", QuoteLines.written(quoted.from())));
    quoted.sentAt().ifPresent(at -> lines.add(named(words, "message.sent", words.time(at))));
    addPeople(lines, words, "message.to", quoted.to());
    addPeople(lines, words, "message.cc", quoted.cc());
    lines.add(named(words, "answer.subject", quoted.subject()));
    return lines;
  }

  private static void addPeople(
      List<String> lines, Words words, String key, List<Mailbox> mailboxes) {
    if (!mailboxes.isEmpty()) {
      lines.add(
          named(
              words,
              key,
              mailboxes.stream().map(QuoteLines::written).collect(Collectors.joining(", "))));
    }
  }

  private static String named(Words words, String key, String value) {
    return words.say(key) + ": " + value;
  }
}
