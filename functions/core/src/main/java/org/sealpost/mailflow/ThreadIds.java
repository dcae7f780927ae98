package org.sealpost.mailflow;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MessageId;

/// The ids of the messages that a mail says it answers (RFC 5322 3.6.4, `In-Reply-To` and
/// `References`), read as forgivingly as any mail program may: an id that is found too much costs a
/// look, and one that is missed a thread's protection.
final class ThreadIds {
  private static final Pattern BRACKETED = Pattern.compile("<([^<>]{1,4000})>");
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s,;<>\"()]+");

  private ThreadIds() {}

  /// In order, each once; at most `limit`, and no more of the fields is looked at.
  static List<MessageId> of(MailContent content, int limit) {
    return Stream.of("In-Reply-To", "References")
        .flatMap(content::header)
        .flatMap(ThreadIds::written)
        .flatMap(text -> id(text).stream())
        .distinct()
        .limit(limit)
        .toList();
  }

  /// In angle brackets; some programs leave them out.
  private static Stream<String> written(String value) {
    return value.indexOf('<') >= 0
        ? BRACKETED.matcher(value).results().flatMap(ThreadIds::readings)
        : SEPARATORS.splitAsStream(value).filter(word -> word.indexOf('@') > 0);
  }

  /// White space in an id comes from folding, and a comment may stand there (obs-id-left).
  private static Stream<String> readings(MatchResult bracketed) {
    String id = WHITE_SPACE.matcher(bracketed.group(1)).replaceAll("");
    return id.indexOf('(') >= 0 && id.indexOf(')') >= 0
        ? Stream.of(id, COMMENT.matcher(id).replaceAll(""))
        : Stream.of(id);
  }

  private static Optional<MessageId> id(String text) {
    try {
      return Optional.of(new MessageId("<" + text + ">"));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
