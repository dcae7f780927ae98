package org.sealpost.portal.pages;

import java.util.stream.Collectors;
import org.sealpost.mail.Mailbox;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.SendResult;
import org.sealpost.reply.AnswerKind;

/// The page that says what was sent.
///
/// @param base path of everything that belongs to the message
/// @param csrf what the form for signing out has to bring back
/// @param again whether it was sent twice, of which the second did nothing
record SentView(Look look, String base, SendResult.Sent sent, String csrf, boolean again) {
  static SentView of(
      Look look, String link, SendResult.Sent sent, SecretToken session, boolean again) {
    return new SentView(look, Links.message(link), sent, Csrf.of(session), again);
  }

  Words words() {
    return look.words();
  }

  String whereTo() {
    String to = sent.to().stream().map(Mailbox::label).collect(Collectors.joining(", "));
    return words()
        .say(sent.kind() == AnswerKind.FORWARD ? "answer.sent-forward" : "answer.sent-reply", to);
  }

  String files() {
    return words().say("answer.sent-files", sent.files());
  }
}
