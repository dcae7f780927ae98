package org.sealpost.portal;

import java.util.Optional;
import java.util.function.Supplier;
import org.sealpost.AtOnce;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.opening.AccessLog;
import org.sealpost.opening.PortalSession;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.UnopenableException;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.WrappedDataKey;
import org.sealpost.reading.MessageReader;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;

/// Reading.
public final class ReadingDesk {
  private final Readers readers;
  private final MessageReader reader;
  private final BrandingTemplates brandings;
  private final Readings readings;
  private final Handover handover;
  private final AccessLog log;
  private final Pieces pieces;

  /// @param largestPieceBytes what the front door carries at once
  public ReadingDesk(
      Readers readers,
      MessageReader reader,
      BrandingTemplates brandings,
      Readings readings,
      Handover handover,
      AccessLog log,
      int largestPieceBytes) {
    this.readers = readers;
    this.reader = reader;
    this.brandings = brandings;
    this.readings = readings;
    this.handover = handover;
    this.log = log;
    this.pieces = new Pieces(largestPieceBytes);
  }

  /// Opens the message for the page around its text: who wrote it, what it is called, what may be
  /// done with it.
  public ReadResult open(Visit visit) {
    try (AtOnce atOnce = new AtOnce()) {
      Opening opening = anew(visit, atOnce);
      return readers.serve(
          visit,
          AccessOperation.OPEN,
          ReadResult.Refused::new,
          (message, session) -> {
            ReadResult result = opened(message, session, visit, AccessOperation.OPEN, opening);
            if (result instanceof ReadResult.Opened opened) {
              handover.leave(visit, opened.message());
            }
            return result;
          });
    }
  }

  /// Opens the message to show its text, unless the page around it has just done so for the same
  /// session, and records that it was read before anything is shown. An author who has asked for it
  /// is told when a recipient reads it first. Programs that fetch without a person get nothing, and
  /// have read nothing.
  public ReadResult read(Visit visit) {
    Optional<RenderedMessage> byThePage = handover.take(visit);
    try (AtOnce atOnce = new AtOnce()) {
      Opening opening =
          byThePage.<Opening>map(left -> _ -> left).orElseGet(() -> anew(visit, atOnce));
      return readers.serve(
          visit,
          AccessOperation.OPEN,
          ReadResult.Refused::new,
          (message, session) -> {
            ReadResult result = opened(message, session, visit, AccessOperation.OPEN, opening);
            if (result instanceof ReadResult.Opened) {
              readings.record(message, session, visit.visitor());
            }
            return result;
          });
    }
  }

  /// Opens the message for paper, where it grants PRINT.
  public ReadResult print(Visit visit) {
    return readers.serve(
        visit,
        AccessOperation.PRINT,
        ReadResult.Refused::new,
        (message, session) -> {
          if (!message.message().terms().rights().grant(UsageRight.PRINT)) {
            log.record(
                message,
                AccessOperation.PRINT,
                AccessResult.NOT_ALLOWED,
                session.method(),
                visit.visitor());
            return new ReadResult.Refused(new Refusal.NotAllowed());
          }
          ReadResult result = opened(message, session, visit, AccessOperation.PRINT, reader::read);
          if (result instanceof ReadResult.Opened) {
            log.record(
                message,
                AccessOperation.PRINT,
                AccessResult.DONE,
                session.method(),
                visit.visitor());
          }
          return result;
        });
  }

  /// The message itself, as it was accepted, where it grants EXPORT, or how to have it piece by
  /// piece.
  public DownloadResult export(Visit visit) {
    return export(
        visit,
        (message, session, file) -> {
          DownloadResult result =
              pieces.of(message.readerAddress(), file.fileName(), file.content());
          if (result instanceof DownloadResult.Download) {
            recordExport(message, AccessResult.DONE, session, visit);
          }
          return result;
        });
  }

  /// One piece of what [#export] has announced, asked for anew like those of an attachment (ADR
  /// 0016). All pieces count as one export in a session, whichever of them is asked for first.
  ///
  /// @param piece from 0
  public DownloadResult exportPiece(Visit visit, int piece) {
    return export(
        visit,
        (message, session, file) -> {
          Optional<DownloadResult.Download> content =
              pieces.piece(file.fileName(), file.content(), piece);
          if (content.isEmpty()) {
            return new DownloadResult.NoSuchAttachment();
          }
          boolean isBegun =
              piece > 0
                  && log.isRecorded(
                      message, AccessOperation.EXPORT, Optional.empty(), session.startedAt());
          if (!isBegun) {
            recordExport(message, AccessResult.DONE, session, visit);
          }
          return content.get();
        });
  }

  /// Asks for the wrapped key while it is being decided whether the browser may have the message;
  /// asks for nothing where there is no session.
  private Opening anew(Visit visit, AtOnce atOnce) {
    Supplier<Optional<WrappedDataKey>> key =
        visit
            .known()
            .filter(_ -> visit.session().isPresent())
            .map(link -> atOnce.ask(() -> reader.wrappedKey(link.message())))
            .orElse(Optional::empty);
    return message -> reader.read(message, key);
  }

  private DownloadResult export(Visit visit, Exporting exporting) {
    return readers.serve(
        visit,
        AccessOperation.EXPORT,
        DownloadResult.Refused::new,
        (message, session) -> {
          if (!message.message().terms().rights().grant(UsageRight.EXPORT)) {
            recordExport(message, AccessResult.NOT_ALLOWED, session, visit);
            return new DownloadResult.Refused(new Refusal.NotAllowed());
          }
          try {
            return exporting.export(message, session, reader.export(message.message()));
          } catch (UnopenableException unopenable) {
            recordExport(message, AccessResult.UNOPENABLE, session, visit);
            return new DownloadResult.Refused(Readers.refusal(message, unopenable));
          }
        });
  }

  private void recordExport(
      AddressedMessage message, AccessResult result, PortalSession session, Visit visit) {
    log.record(message, AccessOperation.EXPORT, result, session.method(), visit.visitor());
  }

  private ReadResult opened(
      AddressedMessage message,
      PortalSession session,
      Visit visit,
      AccessOperation operation,
      Opening opening) {
    try {
      return new ReadResult.Opened(
          opening.open(message.message()),
          message.readerAddress(),
          message.message().terms().rights(),
          message.message().terms().attachments(),
          message.expiresAt(),
          brandings.findOrDefault(message.message().branding()));
    } catch (UnopenableException unopenable) {
      log.record(message, operation, AccessResult.UNOPENABLE, session.method(), visit.visitor());
      return new ReadResult.Refused(Readers.refusal(message, unopenable));
    }
  }

  /// How a message is come by, once it is known that its reader may have it.
  @FunctionalInterface
  private interface Opening {
    RenderedMessage open(ProtectedMessage message) throws UnopenableException;
  }

  /// What is made of a message that its reader may take along.
  @FunctionalInterface
  private interface Exporting {
    DownloadResult export(
        AddressedMessage message, PortalSession session, MessageReader.ExportedMessage file);
  }
}
