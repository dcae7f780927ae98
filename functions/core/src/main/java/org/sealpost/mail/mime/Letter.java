package org.sealpost.mail.mime;

import java.util.List;
import java.util.Optional;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MessageId;

/// A mail that we write ourselves. Everything that reaches a header field loses its control
/// characters on the way, so that no name can begin a field of its own (threat 33).
///
/// @param inReplyTo the message that it answers or leads to; stands in In-Reply-To and References,
///     so that mail programs keep the thread together
/// @param automatic whether a machine wrote it (RFC 3834): nothing answers it
/// @param images shown by the HTML as `cid:NAME`
public record Letter(
    Mailbox from,
    Mailbox to,
    String subject,
    Optional<MessageId> inReplyTo,
    boolean automatic,
    String text,
    Optional<String> html,
    List<InlineImage> images) {
  public Letter {
    images = List.copyOf(images);
  }

  /// @param contentId `[a-z]+`
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  public record InlineImage(String contentId, String mediaType, byte[] content) {}
}
