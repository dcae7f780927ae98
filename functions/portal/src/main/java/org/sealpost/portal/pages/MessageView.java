package org.sealpost.portal.pages;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.mail.Mailbox;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.ReadResult;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.MessageReference;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reply.AnswerKind;

/// An opened message.
///
/// @param base path of everything that belongs to this message
/// @param csrf what the form for signing out has to bring back
/// @param discarded whether an answer to it was thrown away just now
record MessageView(
    Look look, String base, ReadResult.Opened opened, String csrf, boolean discarded) {
  private static final int SHOWN_RECIPIENTS = 4;
  private static final int FEW_LINES = 8;
  private static final int MANY_LINES = 20;
  private static final int LINE_LENGTH = 80;

  static MessageView of(Look look, String link, ReadResult.Opened opened, SecretToken session) {
    return new MessageView(look, Links.message(link), opened, Csrf.of(session), false);
  }

  MessageView discarded(boolean justNow) {
    return new MessageView(look, base, opened, csrf, justNow);
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
    return message().subject().isBlank() ? words().say("message.no-subject") : message().subject();
  }

  UsageRights rights() {
    return opened.rights();
  }

  boolean mayPrint() {
    return rights().grant(UsageRight.PRINT);
  }

  boolean mayExport() {
    return rights().grant(UsageRight.EXPORT);
  }

  /// What the reader may do with it, as names of the addresses and keys of the words. Answering all
  /// is offered where there is somebody else than its author to answer.
  List<AnswerKind> ways() {
    return Stream.of(AnswerKind.values()).filter(this::isWay).toList();
  }

  String answer(AnswerKind kind) {
    return base + "/answer?as=" + AnswerForm.name(kind);
  }

  String answerLabel(AnswerKind kind) {
    return words()
        .say(
            switch (kind) {
              case REPLY -> "answer.reply";
              case REPLY_ALL -> "answer.reply-all";
              case FORWARD -> "answer.forward";
            });
  }

  private boolean isWay(AnswerKind kind) {
    return switch (kind) {
      case REPLY -> rights().mayReply();
      case REPLY_ALL ->
          rights().grant(UsageRight.REPLY_ALL) && message().to().size() + message().cc().size() > 1;
      case FORWARD -> rights().mayForward();
    };
  }

  RightsInWords rightsInWords() {
    return RightsInWords.of(
        words(), rights(), opened.attachments(), !message().attachments().isEmpty());
  }

  String attachmentsTitle() {
    return words().say("attachments.title", message().attachments().size());
  }

  /// Kind and size in words.
  String about(RenderedMessage.Attachment attachment) {
    return words()
        .say(
            "attachments.about",
            FileKind.of(words(), attachment.mediaType(), attachment.fileName()),
            words().size(attachment.sizeBytes()));
  }

  /// Roughly how high the body is going to be, so that little moves once it is known.
  String bodySize() {
    long lines =
        message().plainText().lines().limit(MANY_LINES).mapToLong(MessageView::linesOf).sum();
    boolean flowing = !message().safeHtml().contains("<img");
    return flowing && lines <= FEW_LINES ? "short" : "long";
  }

  private static long linesOf(String line) {
    return 1L + line.length() / LINE_LENGTH;
  }

  /// A long list of people is folded away.
  static boolean isLong(List<Mailbox> mailboxes) {
    return mailboxes.size() > SHOWN_RECIPIENTS;
  }

  /// All of them, for where nothing can be unfolded.
  static String everybody(List<Mailbox> mailboxes) {
    return mailboxes.stream()
        .map(
            mailbox ->
                mailbox
                    .name()
                    .map(name -> name + " <" + mailbox.address() + ">")
                    .orElseGet(() -> mailbox.address().toString()))
        .collect(Collectors.joining(", "));
  }

  static String inOneLine(Words words, List<Mailbox> mailboxes) {
    Stream<String> labels = mailboxes.stream().limit(2).map(Mailbox::label);
    return words.say("message.more", String.join(", ", labels.toList()), mailboxes.size() - 2);
  }
}
