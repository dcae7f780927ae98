package org.sealpost.reading;

import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.MailContent;

/// The text of a message, made harmless, in the forms in which the portal shows it.
///
/// @param fresh what is new in it, as HTML
/// @param history what it quotes of earlier messages, as HTML
/// @param plain all of it as plain text
record MessageText(String fresh, Optional<String> history, String plain, Set<Omission> omissions) {
  MessageText {
    omissions = Set.copyOf(omissions);
  }

  static MessageText of(MailContent content, InlineImages images) {
    boolean isForwarded = QuoteWords.isForwardedSubject(content.subject());
    Optional<String> text = content.text().filter(said -> !said.isBlank());
    if (content.html().isEmpty()) {
      return SafeText.of(text.orElse(""), isForwarded);
    }
    SafePage page = SafeHtml.of(content.html().get(), images, text.isEmpty());
    return new MessageText(
        isForwarded ? page.all() : page.beforeHistory(),
        isForwarded ? Optional.empty() : page.history(),
        PageRoom.cut(text.orElseGet(page::plain)),
        page.omissions());
  }
}
