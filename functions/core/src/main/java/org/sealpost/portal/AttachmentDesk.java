package org.sealpost.portal;

import java.util.Optional;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.opening.AccessLog;
import org.sealpost.opening.PortalSession;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.UnopenableException;
import org.sealpost.reading.MessageReader;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;

/// Looking at attachments, and taking them along.
public final class AttachmentDesk {
  private final Readers readers;
  private final MessageReader reader;
  private final AttachmentPreviews previews;
  private final BrandingTemplates brandings;
  private final AccessLog log;
  private final int largestPieceBytes;

  /// @param largestPieceBytes what the front door carries at once
  public AttachmentDesk(
      Readers readers,
      MessageReader reader,
      AttachmentPreviews previews,
      BrandingTemplates brandings,
      AccessLog log,
      int largestPieceBytes) {
    this.readers = readers;
    this.reader = reader;
    this.previews = previews;
    this.brandings = brandings;
    this.log = log;
    this.largestPieceBytes = largestPieceBytes;
  }

  /// What can be seen of an attachment here.
  ///
  /// @param number of the attachment in [org.sealpost.reading.RenderedMessage]
  public PreviewResult preview(Visit visit, int number) {
    throw new UnsupportedOperationException(
        visit + " " + number + previews + brandings + largestPieceBytes);
  }

  /// One page of what [#preview] has announced.
  ///
  /// @param page from 0
  public PreviewResult page(Visit visit, int number, int page) {
    throw new UnsupportedOperationException(visit + " " + number + page);
  }

  /// The attachment, or how to have it piece by piece.
  public DownloadResult download(Visit visit, int number) {
    return readers.serve(
        visit,
        AccessOperation.DOWNLOAD,
        DownloadResult.Refused::new,
        (message, session) -> download(message, session, visit, number));
  }

  /// One piece of what [#download] has announced. Nothing is stored anywhere for it, and each piece
  /// is asked for anew: a link to it opens nothing (ADR 0016).
  ///
  /// @param piece from 0
  public DownloadResult piece(Visit visit, int number, int piece) {
    throw new UnsupportedOperationException(visit + " " + number + piece);
  }

  private DownloadResult download(
      AddressedMessage message, PortalSession session, Visit visit, int number) {
    if (message.message().terms().attachments() == AttachmentAccess.VIEW_ONLY) {
      log.record(
          message,
          AccessOperation.DOWNLOAD,
          AccessResult.NOT_ALLOWED,
          session.method(),
          visit.visitor(),
          Optional.of(number));
      return new DownloadResult.Refused(new Refusal.NotAllowed());
    }
    try {
      Optional<MessageReader.OpenedAttachment> attachment =
          reader.attachment(message.message(), number);
      if (attachment.isEmpty()) {
        return new DownloadResult.NoSuchAttachment();
      }
      log.record(
          message,
          AccessOperation.DOWNLOAD,
          AccessResult.DONE,
          session.method(),
          visit.visitor(),
          Optional.of(number));
      return new DownloadResult.Download(attachment.get().fileName(), attachment.get().content());
    } catch (UnopenableException unopenable) {
      return new DownloadResult.Refused(Readers.refusal(message, unopenable));
    }
  }
}
