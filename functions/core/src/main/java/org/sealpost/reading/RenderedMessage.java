package org.sealpost.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.Mailbox;

/// A message as the portal may show it.
///
/// @param safeHtml a fragment without script, form, remote reference or style that leaves its box;
///     inline images are `data:` addresses. Safe to place in a document of its own; the portal
///     frames it all the same. Derived from the plain text when the message has no HTML
/// @param safeHistory what the text quotes of earlier messages, as safe as it, to be folded away;
///     empty when nothing is quoted
/// @param plainText all of it as plain text, without anything to follow or to look at
/// @param attachments everything that can be downloaded, in the message's order
/// @param omissions what `safeHtml` and `safeHistory` do not show
public record RenderedMessage(
    Mailbox from,
    List<Mailbox> to,
    List<Mailbox> cc,
    String subject,
    Optional<Instant> sentAt,
    String safeHtml,
    Optional<String> safeHistory,
    String plainText,
    List<Attachment> attachments,
    Set<Omission> omissions) {
  public RenderedMessage {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    attachments = List.copyOf(attachments);
    omissions = Set.copyOf(omissions);
  }

  /// A message that is shown as a whole.
  public RenderedMessage(
      Mailbox from,
      List<Mailbox> to,
      List<Mailbox> cc,
      String subject,
      Optional<Instant> sentAt,
      String safeHtml,
      Optional<String> safeHistory,
      String plainText,
      List<Attachment> attachments) {
    this(from, to, cc, subject, sentAt, safeHtml, safeHistory, plainText, attachments, Set.of());
  }

  /// An attachment in the list.
  ///
  /// @param number its [org.sealpost.mail.MailPart#number()]
  /// @param fileName never empty, without path, control or direction characters
  /// @param risky whether programs of its kind may do harm when they are opened
  /// @param showable whether a preview is worth trying
  public record Attachment(
      int number,
      String fileName,
      String mediaType,
      long sizeBytes,
      boolean risky,
      boolean showable) {}
}
