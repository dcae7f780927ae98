package org.sealpost.sender;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.edit.MessageEdit.RemoveFromSubject;
import org.sealpost.protection.settings.SubjectToken;

/// Wishes in the Subject fields, all of them: mail programs differ in which one they show.
final class SubjectWishes {
  private static final RemoveFromSubject NO_FORWARD = new RemoveFromSubject("[no-forward]");
  private static final RemoveFromSubject PASSCODE_ONLY = new RemoveFromSubject("[passcode-only]");
  private static final RemoveFromSubject NOTIFY = new RemoveFromSubject("[notify]");
  private static final Pattern EXPIRES =
      Pattern.compile("\\[expires\\b:?([^\\[\\]]{0,64})\\]", Pattern.CASE_INSENSITIVE);

  /// Nobody asks for more, and each is one change of the message.
  private static final int MOST_EXPIRES = 16;

  private SubjectWishes() {}

  static SenderChoice tokens(MailContent content, List<SubjectToken> tokens, Templates templates) {
    return tokens.stream()
        .map(
            token ->
                wish(
                    content,
                    new RemoveFromSubject(token.token()),
                    templates.wish(token.template())))
        .reduce(SenderChoice.NONE, SenderChoice::and);
  }

  static SenderChoice options(MailContent content, Templates templates) {
    Stream<SenderChoice> words =
        Stream.of(
            wish(content, NO_FORWARD, templates.noForward()),
            wish(content, PASSCODE_ONLY, templates.passcodeOnly()),
            wish(content, NOTIFY, templates.notifyWhenRead()));
    Stream<SenderChoice> expiries =
        content
            .header("Subject")
            .flatMap(subject -> EXPIRES.matcher(subject).results().limit(MOST_EXPIRES))
            .limit(MOST_EXPIRES)
            .map(found -> expiry(found, templates));
    return Stream.concat(words, expiries).reduce(SenderChoice.NONE, SenderChoice::and);
  }

  private static SenderChoice wish(
      MailContent content, RemoveFromSubject token, SenderChoice wish) {
    return content.header("Subject").anyMatch(token::isIn) ? wish.with(token) : SenderChoice.NONE;
  }

  private static SenderChoice expiry(MatchResult found, Templates templates) {
    Optional<Integer> days = Days.of(found.group(1));
    return days.isEmpty()
        ? templates.encrypt()
        : templates.expiresAfter(days.get()).with(new RemoveFromSubject(found.group()));
  }
}
