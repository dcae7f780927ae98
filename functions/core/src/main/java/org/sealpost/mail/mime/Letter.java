package org.sealpost.mail.mime;

import java.util.List;
import java.util.Optional;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MessageId;

/// A mail that we write ourselves. Everything that reaches a header field loses its control
/// characters on the way, so that no name can begin a field of its own (threat 33).
///
/// @param conversation what it belongs to
/// @param images shown by the HTML as `cid:NAME`
public record Letter(
    Mailbox from,
    List<Mailbox> to,
    List<Mailbox> cc,
    String subject,
    Conversation conversation,
    Writer writer,
    String text,
    Optional<String> html,
    List<InlineImage> images,
    List<Attachment> attachments) {
  public Letter {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    images = List.copyOf(images);
    attachments = List.copyOf(attachments);
  }

  /// To one reader.
  public Letter(
      Mailbox from,
      Mailbox to,
      String subject,
      Conversation conversation,
      Writer writer,
      String text,
      Optional<String> html,
      List<InlineImage> images,
      List<Attachment> attachments) {
    this(
        from,
        List.of(to),
        List.of(),
        subject,
        conversation,
        writer,
        text,
        html,
        images,
        attachments);
  }

  /// To one reader, without images and attachments.
  public Letter(
      Mailbox from,
      Mailbox to,
      String subject,
      Conversation conversation,
      Writer writer,
      String text,
      Optional<String> html) {
    this(from, to, subject, conversation, writer, text, html, List.of(), List.of());
  }

  /// Who wrote it, as RFC 3834 asks: nothing answers what no person wrote.
  public enum Writer {
    /// Or a machine in a person's name.
    PERSON,
    /// A machine, of itself.
    MACHINE,
    /// A machine, because of a mail.
    ANSWERING_MACHINE
  }

  /// Keeps a conversation together in mail programs (RFC 5322 3.6.4).
  ///
  /// @param before what `inReplyTo` referred to, the oldest first
  /// @param inReplyTo the message that the letter answers or leads to
  public record Conversation(List<MessageId> before, Optional<MessageId> inReplyTo) {
    public static final Conversation NONE = new Conversation(List.of(), Optional.empty());

    public Conversation {
      before = List.copyOf(before);
    }

    public static Conversation answering(Optional<MessageId> inReplyTo) {
      return new Conversation(List.of(), inReplyTo);
    }
  }

  /// @param contentId `[a-z]+`
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  public record InlineImage(String contentId, String mediaType, byte[] content) {}

  /// @param fileName in any script
  /// @param mediaType of something that is no message and no multipart
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  public record Attachment(String fileName, String mediaType, byte[] content) {}
}
