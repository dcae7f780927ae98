package org.sealpost.reply;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.mail.Mailbox;
import org.sealpost.reading.RenderedMessage;

/// What stands above a message that an answer quotes or passes on. The words are the portal's: in
/// the language in which its reader writes.
public interface QuoteLines {
  /// Without any word.
  QuoteLines WORDLESS =
      (kind, quoted, _) ->
          Stream.concat(
                  Stream.of(written(quoted.from()) + ":"),
                  kind == AnswerKind.FORWARD ? Stream.of(quoted.subject()) : Stream.empty())
              .collect(Collectors.toList());

  /// Each a line, as plain text.
  ///
  /// @param language of the portal's pages
  List<String> above(AnswerKind kind, RenderedMessage quoted, Locale language);

  /// As it stands in mail.
  static String written(Mailbox mailbox) {
    return mailbox
        .name()
        .map(name -> name + " <" + mailbox.address() + ">")
        .orElseGet(() -> mailbox.address().toString());
  }
}
