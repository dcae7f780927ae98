package org.sealpost.reading;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.UnopenableException;
import org.sealpost.protection.Unprotector;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.TraceEvent;

/// Opens messages for somebody who may read them; whether they may is decided before.
///
/// All calls throw [org.sealpost.Unavailable] when a key, the sealed bytes or the trace cannot be
/// had: nothing was handed out.
public final class MessageReader {
  private final Unprotector unprotector;
  private final MessageTrace trace;
  private final AttachmentPreviews previews;
  private final Clock clock;

  public MessageReader(
      Unprotector unprotector, MessageTrace trace, AttachmentPreviews previews, Clock clock) {
    this.unprotector = unprotector;
    this.previews = previews;
    this.trace = trace;
    this.clock = clock;
  }

  public RenderedMessage read(ProtectedMessage message) throws UnopenableException {
    byte[] opened = open(message);
    try {
      return rendered(parsed(opened));
    } finally {
      Arrays.fill(opened, (byte) 0);
    }
  }

  private RenderedMessage rendered(MailContent content) {
    InlineImages images = InlineImages.of(content.parts());
    MessageText text = MessageText.of(content, images);
    return new RenderedMessage(
        content.from(),
        content.to(),
        content.cc(),
        content.subject(),
        content.sentAt(),
        text.fresh(),
        text.history(),
        text.plain(),
        content.parts().stream()
            .filter(part -> !images.areShown(part))
            .map(
                part ->
                    new RenderedMessage.Attachment(
                        part.number(),
                        DownloadName.of(part),
                        part.mediaType(),
                        part.sizeBytes(),
                        false,
                        previews.mayShow(part.mediaType(), DownloadName.of(part))))
            .toList(),
        text.omissions());
  }

  /// The message itself, byte for byte as it was sealed, as a file that mail programs open; named
  /// after its subject.
  public OpenedAttachment export(ProtectedMessage message) throws UnopenableException {
    byte[] opened = open(message);
    try {
      return new OpenedAttachment(
          DownloadName.ofMessage(parsed(opened).subject()), "message/rfc822", opened);
    } catch (UnopenableException unreadable) {
      Arrays.fill(opened, (byte) 0);
      throw unreadable;
    }
  }

  /// The attachment of this number; empty when the message has none.
  public Optional<OpenedAttachment> attachment(ProtectedMessage message, int number)
      throws UnopenableException {
    byte[] opened = open(message);
    try {
      Optional<MailPart> part =
          parsed(opened).parts().stream()
              .filter(candidate -> candidate.number() == number)
              .findFirst();
      return part.isEmpty() ? Optional.empty() : Optional.of(opened(part.get()));
    } finally {
      Arrays.fill(opened, (byte) 0);
    }
  }

  private static OpenedAttachment opened(MailPart part) throws UnopenableException {
    try (InputStream content = part.content().open()) {
      return new OpenedAttachment(DownloadName.of(part), part.mediaType(), content.readAllBytes());
    } catch (IOException undecodable) {
      throw new UnopenableException("an attachment cannot be decoded", undecodable);
    }
  }

  /// Whoever reads the trace sees each use of a key; where it cannot be written, nothing is opened.
  private byte[] open(ProtectedMessage message) throws UnopenableException {
    return unprotector.open(
        message,
        keyId -> trace.record(new TraceEvent.KeyUsed(clock.instant(), message.id(), keyId)));
  }

  /// Nothing of the result may be used once the bytes are wiped but what is text.
  private static MailContent parsed(byte[] opened) throws UnopenableException {
    try {
      return MimeReader.read(opened);
    } catch (MalformedMailException parsedWhenItWasSealed) {
      throw new UnopenableException("the sealed content is not a message", parsedWhenItWasSealed);
    }
  }

  /// @param content the caller's own
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record OpenedAttachment(String fileName, String mediaType, byte[] content) {}
}
