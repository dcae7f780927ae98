package org.sealpost.reading;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.protection.DerivedKeys;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.UnopenableException;
import org.sealpost.protection.Unprotector;
import org.sealpost.protection.WrappedDataKey;
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

  /// What [#read(ProtectedMessage, Supplier)] needs, and what tells nobody anything: to ask for it
  /// while it is still being decided whether the message may be read.
  public Optional<WrappedDataKey> wrappedKey(ProtectedMessageId message) {
    return unprotector.wrappedKey(message);
  }

  public RenderedMessage read(ProtectedMessage message) throws UnopenableException {
    return read(message, () -> wrappedKey(message.id()));
  }

  /// @param wrappedKey answer of [#wrappedKey], which may still be on its way
  public RenderedMessage read(
      ProtectedMessage message, Supplier<Optional<WrappedDataKey>> wrappedKey)
      throws UnopenableException {
    byte[] opened = open(message, wrappedKey);
    try {
      return rendered(parsed(opened));
    } finally {
      Arrays.fill(opened, (byte) 0);
    }
  }

  /// Opens the message and, at the same time, all that is sealed under keys derived from its own;
  /// calls `then`, and closes both again.
  public <T> T whileOpen(ProtectedMessage message, Function<OpenMessage, T> then)
      throws UnopenableException {
    return unprotector.whileOpen(
        message,
        () -> wrappedKey(message.id()),
        keyId -> noteKeyUse(message, keyId),
        (opened, keys) -> {
          try {
            MailContent content = parsed(opened);
            return then.apply(new OpenMessage(rendered(content), content, keys));
          } finally {
            Arrays.fill(opened, (byte) 0);
          }
        });
  }

  /// For what is sealed under keys derived from the message's, without opening it.
  public <T> T withKeys(ProtectedMessage message, Function<DerivedKeys, T> then)
      throws UnopenableException {
    return unprotector.withKeys(message, keyId -> noteKeyUse(message, keyId), then);
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
        content.parts().stream().filter(part -> !images.areShown(part)).map(this::listed).toList(),
        text.omissions());
  }

  /// The message itself, byte for byte as it was sealed, as a file that mail programs open; named
  /// after its subject.
  public ExportedMessage export(ProtectedMessage message) throws UnopenableException {
    byte[] opened = open(message, () -> wrappedKey(message.id()));
    try {
      return new ExportedMessage(DownloadName.ofMessage(parsed(opened).subject()), opened);
    } catch (UnopenableException unreadable) {
      Arrays.fill(opened, (byte) 0);
      throw unreadable;
    }
  }

  private RenderedMessage.Attachment listed(MailPart part) {
    String fileName = DownloadName.of(part);
    return new RenderedMessage.Attachment(
        part.number(),
        fileName,
        part.mediaType(),
        part.sizeBytes(),
        RiskyFile.of(fileName, head(part)).isPresent(),
        previews.mayShow(part.mediaType(), fileName));
  }

  /// What cannot be decoded is told by its name alone; whoever opens it is told why it cannot be.
  private static byte[] head(MailPart part) {
    try (InputStream content = part.content().open()) {
      return content.readNBytes(RiskyFile.HEAD_BYTES);
    } catch (IOException undecodable) {
      return new byte[0];
    }
  }

  /// The attachment of this number, or the inline image; empty when the message has none.
  public Optional<OpenedAttachment> attachment(ProtectedMessage message, int number)
      throws UnopenableException {
    byte[] opened = open(message, () -> wrappedKey(message.id()));
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

  private OpenedAttachment opened(MailPart part) throws UnopenableException {
    try (InputStream content = part.content().open()) {
      return new OpenedAttachment(listed(part), content.readAllBytes());
    } catch (IOException undecodable) {
      throw new UnopenableException("an attachment cannot be decoded", undecodable);
    }
  }

  /// Whoever reads the trace sees each use of a key; where it cannot be written, nothing is opened.
  private byte[] open(ProtectedMessage message, Supplier<Optional<WrappedDataKey>> wrappedKey)
      throws UnopenableException {
    return unprotector.open(message, wrappedKey, keyId -> noteKeyUse(message, keyId));
  }

  private void noteKeyUse(ProtectedMessage message, String keyId) {
    trace.record(new TraceEvent.KeyUsed(clock.instant(), message.id(), keyId));
  }

  /// Nothing of the result may be used once the bytes are wiped but what is text.
  private static MailContent parsed(byte[] opened) throws UnopenableException {
    try {
      return MimeReader.read(opened);
    } catch (MalformedMailException parsedWhenItWasSealed) {
      throw new UnopenableException("the sealed content is not a message", parsedWhenItWasSealed);
    }
  }

  /// @param listed as it stands in the list of attachments
  /// @param content the caller's own
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record OpenedAttachment(RenderedMessage.Attachment listed, byte[] content) {}

  /// @param content the caller's own
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record ExportedMessage(String fileName, byte[] content) {}
}
