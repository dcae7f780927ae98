package org.sealpost.portal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.Draft;

/// What becomes of working on an answer.
public sealed interface AnswerResult {
  /// @param answered the message
  /// @param ways what its rights allow
  /// @param via what others see as the sender
  /// @param to whom it goes to where the rights fix that
  /// @param subject that it will have
  /// @param carriable attachments of the message that may go along when it is passed on
  /// @param draft as it is kept now
  /// @param unkept what was written here while the draft was changed elsewhere
  record Writing(
      RenderedMessage answered,
      EmailAddress reader,
      Set<AnswerKind> ways,
      Mailbox via,
      List<Mailbox> to,
      List<Mailbox> cc,
      String subject,
      List<RenderedMessage.Attachment> carriable,
      Draft draft,
      Optional<String> unkept,
      BrandingTemplate branding,
      AnswerLimits limits)
      implements AnswerResult {
    public Writing {
      ways = Set.copyOf(ways);
      to = List.copyOf(to);
      cc = List.copyOf(cc);
      carriable = List.copyOf(carriable);
    }
  }

  /// A file did not fit.
  record TooLarge(Writing writing) implements AnswerResult {}

  /// The draft is gone.
  record Discarded() implements AnswerResult {}

  record Refused(Refusal refusal) implements AnswerResult {}

  /// A file that came with a form.
  ///
  /// @param name as the browser gave it
  @SuppressWarnings("ArrayRecordComponent") // stored once, never compared
  record Brought(String name, String mediaType, byte[] content) {}
}
