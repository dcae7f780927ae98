package org.sealpost.portal;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.opening.AccessLog;
import org.sealpost.opening.PortalSession;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.UnopenableException;
import org.sealpost.protection.UsageRight;
import org.sealpost.reading.MessageReader;
import org.sealpost.reading.MessageReader.OpenedAttachment;
import org.sealpost.reading.SafeFragment;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.reading.preview.Preview;
import org.sealpost.reading.preview.PreviewedFile;
import org.sealpost.reading.preview.UnsafePreview;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;

/// Looking at attachments, and taking them along.
///
/// Each call opens the message anew, after the reader was checked anew: between two pages of a
/// preview, or two pieces of a file, a message can be withdrawn. Pages and pieces count as one
/// preview or download in a session, whichever of them is asked for first. Programs that fetch
/// without a person get nothing.
public final class AttachmentDesk {
  private final Readers readers;
  private final MessageReader reader;
  private final AttachmentPreviews previews;
  private final BrandingTemplates brandings;
  private final AccessLog log;
  private final Pieces pieces;

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
    this.pieces = new Pieces(largestPieceBytes);
  }

  /// What can be seen of an attachment here, which may be one that can only be seen.
  ///
  /// @param number of the attachment in [org.sealpost.reading.RenderedMessage]
  public PreviewResult preview(Visit visit, int number) {
    return serve(
        new Asked(visit, AccessOperation.PREVIEW, number),
        PreviewResult.Refused::new,
        PreviewResult.NoSuchAttachment::new,
        this::shown);
  }

  /// One page of what [#preview] has announced.
  ///
  /// @param page from 0
  public PreviewResult page(Visit visit, int number, int page) {
    return serve(
        new Asked(visit, AccessOperation.PREVIEW, number),
        PreviewResult.Refused::new,
        PreviewResult.NoSuchAttachment::new,
        (request, opened) -> page(request, opened, page));
  }

  /// The attachment, or how to have it piece by piece.
  public DownloadResult download(Visit visit, int number) {
    return take(
        visit,
        number,
        (request, opened) -> {
          DownloadResult result =
              pieces.of(
                  request.message().readerAddress(), opened.listed().fileName(), opened.content());
          if (result instanceof DownloadResult.Download) {
            request.record(AccessResult.DONE);
          }
          return result;
        });
  }

  /// One piece of what [#download] has announced. Nothing is stored anywhere for it, and each piece
  /// is asked for anew: a link to it opens nothing (ADR 0016).
  ///
  /// @param piece from 0
  public DownloadResult piece(Visit visit, int number, int piece) {
    return take(
        visit,
        number,
        (request, opened) -> {
          Optional<DownloadResult.Download> content =
              pieces.piece(opened.listed().fileName(), opened.content(), piece);
          if (content.isEmpty()) {
            return new DownloadResult.NoSuchAttachment();
          }
          request.recordBegun(piece == 0);
          return content.get();
        });
  }

  private DownloadResult take(
      Visit visit, int number, BiFunction<Request, OpenedAttachment, DownloadResult> granted) {
    return serve(
        new Asked(visit, AccessOperation.DOWNLOAD, number),
        DownloadResult.Refused::new,
        DownloadResult.NoSuchAttachment::new,
        granted);
  }

  private PreviewResult shown(Request request, OpenedAttachment opened) {
    Preview preview = safe(previews.of(file(opened)));
    request.record(
        switch (preview) {
          case Preview.Pages _, Preview.Html _ -> AccessResult.DONE;
          case Preview.Unknown(), Preview.Locked(), Preview.TooMuch() -> AccessResult.UNOPENABLE;
        });
    return new PreviewResult.Shown(
        request.message().readerAddress(),
        opened.listed(),
        preview,
        request.watermark().orElse(""),
        request.mayDownload(),
        brandings.findOrDefault(request.message().message().branding()));
  }

  private PreviewResult page(Request request, OpenedAttachment opened, int page) {
    Optional<byte[]> picture =
        page < 0 ? Optional.empty() : previews.page(file(opened), page, request.watermark());
    if (picture.isEmpty()) {
      return new PreviewResult.NoSuchAttachment();
    }
    request.recordBegun(false);
    boolean isPng = picture.get()[0] == (byte) 0x89;
    return new PreviewResult.Page(isPng ? "image/png" : "image/jpeg", picture.get());
  }

  private static PreviewedFile file(OpenedAttachment opened) {
    return new PreviewedFile(
        opened.listed().fileName(), opened.listed().mediaType(), opened.content());
  }

  private static Preview safe(UnsafePreview preview) {
    return switch (preview) {
      case UnsafePreview.Pages(int shown, int all) -> new Preview.Pages(shown, all);
      case UnsafePreview.Html(String html, boolean complete) ->
          new Preview.Html(SafeFragment.of(html), complete);
      case UnsafePreview.Unknown() -> new Preview.Unknown();
      case UnsafePreview.Locked() -> new Preview.Locked();
      case UnsafePreview.TooMuch() -> new Preview.TooMuch();
    };
  }

  private <T> T serve(
      Asked asked,
      Function<Refusal, T> refused,
      Supplier<T> noSuch,
      BiFunction<Request, OpenedAttachment, T> granted) {
    return readers.serve(
        asked.visit(),
        asked.operation(),
        Optional.of(asked.number()),
        refused,
        (message, session) -> {
          Request request = new Request(asked, message, session, log);
          if (asked.operation() == AccessOperation.DOWNLOAD && !request.mayDownload()) {
            request.record(AccessResult.NOT_ALLOWED);
            return refused.apply(new Refusal.NotAllowed());
          }
          try {
            Optional<OpenedAttachment> opened =
                reader.attachment(message.message(), asked.number());
            if (opened.isEmpty()) {
              request.record(AccessResult.UNOPENABLE);
              return noSuch.get();
            }
            return granted.apply(request, opened.get());
          } catch (UnopenableException unopenable) {
            request.record(AccessResult.UNOPENABLE);
            return refused.apply(Readers.refusal(message, unopenable));
          }
        });
  }

  private record Asked(Visit visit, AccessOperation operation, int number) {}

  /// What a reader who may read the message asks for.
  private record Request(
      Asked asked, AddressedMessage message, PortalSession session, AccessLog log) {
    boolean mayDownload() {
      return message.message().terms().attachments() != AttachmentAccess.VIEW_ONLY;
    }

    /// The reader's address, where whoever passes a picture of it on should be known.
    Optional<String> watermark() {
      ProtectionTerms terms = message.message().terms();
      boolean restricted =
          !mayDownload()
              || !terms.rights().grant(UsageRight.COPY)
              || !terms.rights().grant(UsageRight.PRINT);
      return restricted ? Optional.of(message.readerAddress().toString()) : Optional.empty();
    }

    /// Before anything is handed out.
    void record(AccessResult result) {
      log.record(
          message,
          asked.operation(),
          result,
          session.method(),
          asked.visit().visitor(),
          Optional.of(asked.number()));
    }

    /// A page or a piece: whoever skips the first of them, or the announcement, is seen all the
    /// same.
    ///
    /// @param anew whether it is a beginning in any case
    void recordBegun(boolean anew) {
      if (anew
          || !log.isRecorded(
              message, asked.operation(), Optional.of(asked.number()), session.startedAt())) {
        record(AccessResult.DONE);
      }
    }
  }
}
