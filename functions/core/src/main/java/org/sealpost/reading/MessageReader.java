package org.sealpost.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.UnopenableException;
import org.sealpost.protection.Unprotector;

/// Opens messages for somebody who may read them; whether they may is decided before.
public final class MessageReader {
  private final Unprotector unprotector;

  public MessageReader(Unprotector unprotector) {
    this.unprotector = unprotector;
  }

  public RenderedMessage read(ProtectedMessage message) throws UnopenableException {
    MailContent content = open(message);
    InlineImages images = InlineImages.of(content.parts());
    String safeHtml = SafeHtml.of(content, images);
    return new RenderedMessage(
        content.from(),
        content.to(),
        content.cc(),
        content.subject(),
        content.sentAt(),
        safeHtml,
        content.parts().stream()
            .filter(part -> !images.areShown(part))
            .map(
                part ->
                    new RenderedMessage.Attachment(
                        part.number(), DownloadName.of(part), part.mediaType(), part.sizeBytes()))
            .toList());
  }

  /// The attachment of this number; empty when the message has none.
  public Optional<OpenedAttachment> attachment(ProtectedMessage message, int number)
      throws UnopenableException {
    Optional<MailPart> part =
        open(message).parts().stream()
            .filter(candidate -> candidate.number() == number)
            .findFirst();
    return part.isEmpty() ? Optional.empty() : Optional.of(opened(part.get()));
  }

  private static OpenedAttachment opened(MailPart part) throws UnopenableException {
    try (InputStream content = part.content().open()) {
      return new OpenedAttachment(DownloadName.of(part), content.readAllBytes());
    } catch (IOException undecodable) {
      throw new UnopenableException("an attachment cannot be decoded", undecodable);
    }
  }

  private MailContent open(ProtectedMessage message) throws UnopenableException {
    byte[] content = unprotector.open(message);
    try {
      return MimeReader.read(content);
    } catch (MalformedMailException parsedWhenItWasSealed) {
      throw new UnopenableException("the sealed content is not a message", parsedWhenItWasSealed);
    }
  }

  /// @param content the caller's own
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record OpenedAttachment(String fileName, byte[] content) {}
}
