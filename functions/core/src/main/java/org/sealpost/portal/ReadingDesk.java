package org.sealpost.portal;

import org.sealpost.branding.BrandingTemplates;
import org.sealpost.opening.AccessLog;
import org.sealpost.opening.PortalSession;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.UnopenableException;
import org.sealpost.protection.UsageRight;
import org.sealpost.reading.MessageReader;
import org.sealpost.reply.Replies;
import org.sealpost.reply.ReplyDraft;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;

/// Reading and answering.
public final class ReadingDesk {
  private final Readers readers;
  private final MessageReader reader;
  private final Replies replies;
  private final BrandingTemplates brandings;
  private final Readings readings;
  private final AccessLog log;

  public ReadingDesk(
      Readers readers,
      MessageReader reader,
      Replies replies,
      BrandingTemplates brandings,
      Readings readings,
      AccessLog log) {
    this.readers = readers;
    this.reader = reader;
    this.replies = replies;
    this.brandings = brandings;
    this.readings = readings;
    this.log = log;
  }

  /// Opens the message for the page around its text: who wrote it, what it is called, what may be
  /// done with it.
  public ReadResult open(Visit visit) {
    return readers.serve(
        visit,
        AccessOperation.OPEN,
        ReadResult.Refused::new,
        (message, session) -> opened(message));
  }

  /// Opens the message to show its text, and records that it was read before anything is shown. An
  /// author who has asked for it is told when a recipient reads it first. Programs that fetch
  /// without a person get nothing, and have read nothing.
  public ReadResult read(Visit visit) {
    if (visit.visitor().isMachine()) {
      return new ReadResult.Refused(new Refusal.NotForMachines());
    }
    return readers.serve(
        visit,
        AccessOperation.OPEN,
        ReadResult.Refused::new,
        (message, session) -> {
          ReadResult result = opened(message);
          if (result instanceof ReadResult.Opened) {
            readings.record(message, session, visit.visitor());
          }
          return result;
        });
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
          ReadResult result = opened(message);
          log.record(
              message, AccessOperation.PRINT, AccessResult.DONE, session.method(), visit.visitor());
          return result;
        });
  }

  /// The message itself, as it was accepted, where it grants EXPORT.
  public DownloadResult export(Visit visit) {
    return readers.serve(
        visit,
        AccessOperation.EXPORT,
        DownloadResult.Refused::new,
        (message, session) -> export(message, session, visit));
  }

  /// Sends an answer to the message's author. Sent twice, it arrives twice.
  public ReplyResult reply(Visit visit, ReplyDraft draft) {
    return readers.serve(
        visit,
        AccessOperation.REPLY,
        ReplyResult.Refused::new,
        (message, session) -> reply(message, session, visit, draft));
  }

  private DownloadResult export(AddressedMessage message, PortalSession session, Visit visit) {
    if (!message.message().terms().rights().grant(UsageRight.EXPORT)) {
      log.record(
          message,
          AccessOperation.EXPORT,
          AccessResult.NOT_ALLOWED,
          session.method(),
          visit.visitor());
      return new DownloadResult.Refused(new Refusal.NotAllowed());
    }
    try {
      MessageReader.OpenedAttachment file = reader.export(message.message());
      log.record(
          message, AccessOperation.EXPORT, AccessResult.DONE, session.method(), visit.visitor());
      return new DownloadResult.Download(file.fileName(), file.content());
    } catch (UnopenableException unopenable) {
      return new DownloadResult.Refused(Readers.refusal(message, unopenable));
    }
  }

  private ReadResult opened(AddressedMessage message) {
    try {
      return new ReadResult.Opened(
          reader.read(message.message()),
          message.readerAddress(),
          message.message().terms().rights(),
          message.message().terms().attachments(),
          message.expiresAt(),
          brandings.findOrDefault(message.message().branding()));
    } catch (UnopenableException unopenable) {
      return new ReadResult.Refused(Readers.refusal(message, unopenable));
    }
  }

  private ReplyResult reply(
      AddressedMessage message, PortalSession session, Visit visit, ReplyDraft draft) {
    if (!message.message().terms().rights().mayReply()) {
      log.record(
          message,
          AccessOperation.REPLY,
          AccessResult.NOT_ALLOWED,
          session.method(),
          visit.visitor());
      return new ReplyResult.Refused(new Refusal.NotAllowed());
    }
    try {
      replies.send(message, reader.read(message.message()), draft);
      log.record(
          message, AccessOperation.REPLY, AccessResult.DONE, session.method(), visit.visitor());
      return new ReplyResult.Sent();
    } catch (UnopenableException unopenable) {
      return new ReplyResult.Refused(Readers.refusal(message, unopenable));
    }
  }
}
