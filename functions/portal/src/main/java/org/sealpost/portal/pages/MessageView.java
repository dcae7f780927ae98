package org.sealpost.portal.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.mail.Mailbox;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.ReadResult;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.MessageReference;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.UsageRights;
import org.sealpost.reading.RenderedMessage;

/// An opened message and the answer to it that is being written.
///
/// @param base path of everything that belongs to this message
/// @param csrf what the answer's form has to bring back
/// @param draft the answer so far
/// @param draftProblem why the answer was not sent
record MessageView(
    Look look,
    String base,
    ReadResult.Opened opened,
    String csrf,
    String draft,
    Optional<String> draftProblem) {
  /// Longer than anybody types, and short enough to reach us even where each character takes nine
  /// (percent-encoded UTF-8).
  static final int LONGEST_DRAFT = 400_000;

  private static final int SHOWN_RECIPIENTS = 4;

  static MessageView of(Look look, String link, ReadResult.Opened opened, SecretToken session) {
    return new MessageView(
        look, Links.message(link), opened, Csrf.of(session), "", Optional.empty());
  }

  MessageView withDraft(String text, String problem) {
    return new MessageView(look, base, opened, csrf, text, Optional.of(problem));
  }

  Words words() {
    return look.words();
  }

  String reference() {
    return MessageReference.ofLink(base.substring(PortalLink.PATH.length()));
  }

  boolean mayDownload() {
    return opened.attachments() == AttachmentAccess.DOWNLOAD;
  }

  RenderedMessage message() {
    return opened.message();
  }

  String subject() {
    return message().subject().isBlank() ? "(no subject)" : message().subject();
  }

  UsageRights rights() {
    return opened.rights();
  }

  RightsInWords rightsInWords() {
    return RightsInWords.of(rights(), opened.attachments(), !message().attachments().isEmpty());
  }

  String attachmentsTitle() {
    int count = message().attachments().size();
    return count == 1 ? "1 attachment" : count + " attachments";
  }

  /// A long list of people is folded away.
  boolean isLong(List<Mailbox> mailboxes) {
    return mailboxes.size() > SHOWN_RECIPIENTS;
  }

  static String inOneLine(List<Mailbox> mailboxes) {
    Stream<String> labels = mailboxes.stream().limit(2).map(Mailbox::label);
    return String.join(", ", labels.toList()) + " and " + (mailboxes.size() - 2) + " more";
  }
}
