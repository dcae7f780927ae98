package org.sealpost.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.opening.AccessLog;
import org.sealpost.opening.MailboxKey;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.Throttle;
import org.sealpost.organization.Organization;
import org.sealpost.portal.AnswerResult.Brought;
import org.sealpost.portal.AnswerResult.Writing;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.DerivedKeys;
import org.sealpost.protection.UnopenableException;
import org.sealpost.reading.MessageReader;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.DraftContent;
import org.sealpost.reply.DraftFile;
import org.sealpost.reply.OpenedDraft;
import org.sealpost.reply.SealedDrafts;
import org.sealpost.reply.Written;
import org.sealpost.reply.upload.UploadId;
import org.sealpost.reply.upload.Uploads;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;

/// Answering and passing on. Everything is asked anew with each call: whether the session may have
/// the message, whether its rights allow this kind of answer. Drafts live for 7 days after their
/// last change, and no longer than the message's key.
public final class AnswerDesk {
  /// Files that a mailbox may announce in a day: what is never brought lies nowhere, and what is
  /// brought and never sent lies for a week.
  private static final int MOST_UPLOADS = 300;

  private final Readers readers;
  private final MessageReader reader;
  private final SealedDrafts drafts;
  private final DraftDesk desk;
  private final Sending sending;
  private final AnswerViews views;
  private final Uploads uploads;
  private final Throttle throttle;
  private final AccessLog log;
  private final Clock clock;

  public AnswerDesk(
      Readers readers,
      MessageReader reader,
      SealedDrafts drafts,
      Sending sending,
      Organization organization,
      BrandingTemplates brandings,
      Uploads uploads,
      Throttle throttle,
      AccessLog log,
      Clock clock) {
    this.readers = readers;
    this.reader = reader;
    this.drafts = drafts;
    this.desk = new DraftDesk(drafts, AnswerLimits.DEFAULTS);
    this.sending = sending;
    this.views = new AnswerViews(organization, brandings, drafts, AnswerLimits.DEFAULTS);
    this.uploads = uploads;
    this.throttle = throttle;
    this.log = log;
    this.clock = clock;
  }

  /// What the reader has begun, or an empty draft; nothing is stored. Opens the message.
  ///
  /// @param kind as the reader has chosen; a kept draft takes it over
  public AnswerResult open(Visit visit, AnswerKind kind) {
    return answering(
        visit,
        kind,
        AnswerResult.Refused::new,
        request -> views.writing(request, desk.find(request), Optional.empty()));
  }

  /// Keeps what was written. Where the kept draft is newer than `version`, keeps nothing and shows
  /// both.
  public AnswerResult keep(Visit visit, AnswerKind kind, Written written, int version) {
    return change(visit, kind, written, version, UnaryOperator.identity());
  }

  /// Keeps what was written, and attaches files that came with the form: all of them, or none.
  public AnswerResult attach(
      Visit visit, AnswerKind kind, Written written, int version, List<Brought> files) {
    return answering(
        visit,
        kind,
        AnswerResult.Refused::new,
        request -> {
          DraftDesk.Attached attached = desk.attach(request, written, version, files);
          Writing writing = writing(request, attached.draft(), written, version);
          return attached.isTooLarge() ? new AnswerResult.TooLarge(writing) : writing;
        });
  }

  /// Keeps what was written, without this file.
  public AnswerResult remove(
      Visit visit, AnswerKind kind, Written written, int version, String file) {
    return change(visit, kind, written, version, content -> content.without(file));
  }

  private AnswerResult change(
      Visit visit,
      AnswerKind kind,
      Written written,
      int version,
      UnaryOperator<DraftContent> also) {
    return answering(
        visit,
        kind,
        AnswerResult.Refused::new,
        request -> writing(request, desk.keep(request, written, version, also), written, version));
  }

  private Writing writing(AnswerRequest request, OpenedDraft draft, Written written, int version) {
    boolean isUnkept = draft.isNewerThan(version, request.kind(), written);
    return views.writing(request, draft, isUnkept ? Optional.of(written.text()) : Optional.empty());
  }

  /// Lets a browser bring a large file by itself. It is part of the draft once it is finished.
  ///
  /// @param bytes of the file, unsealed
  public UploadResult begin(
      Visit visit, AnswerKind kind, String name, String mediaType, long bytes) {
    return keyed(
        visit,
        Optional.of(kind),
        UploadResult.Refused::new,
        (message, keys) -> begin(message, kind, name, mediaType, bytes, keys));
  }

  private UploadResult begin(
      AddressedMessage message,
      AnswerKind kind,
      String name,
      String mediaType,
      long bytes,
      DerivedKeys keys) {
    if (bytes <= 0) {
      return new UploadResult.NotThere();
    }
    Instant now = clock.instant();
    String mailbox = "uploads." + MailboxKey.of(message.readerAddress());
    Optional<DraftFile> announced =
        bytes <= views.limits().bytes()
                && throttle.admit(mailbox, MOST_UPLOADS, Duration.ofDays(1), now)
            ? desk.announce(message, kind, name, mediaType, bytes, keys)
            : Optional.empty();
    if (announced.isEmpty()) {
      return new UploadResult.TooLarge();
    }
    UploadId id = new UploadId(message.link(), announced.get().id());
    byte[] key = keys.secretBytes(SealedDrafts.purpose(id));
    try {
      return new UploadResult.Begun(
          id.file(),
          Base64.getEncoder().encodeToString(key),
          uploads.ticket(id, bytes + DerivedKeys.OVERHEAD_BYTES, now));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /// The browser says that all of it has arrived; that is checked.
  public UploadResult finish(Visit visit, String file) {
    return keyed(
        visit,
        Optional.empty(),
        UploadResult.Refused::new,
        (message, keys) -> desk.finish(message.link(), file, keys));
  }

  /// Removes the draft and its files. Idempotent.
  public AnswerResult discard(Visit visit) {
    return keyed(
        visit,
        Optional.empty(),
        AnswerResult.Refused::new,
        (message, keys) -> {
          drafts.discard(message.link(), keys);
          return new AnswerResult.Discarded();
        });
  }

  /// Sends what was written together with the kept files, once: the same draft again is
  /// [SendResult.Sent] and sends nothing.
  public SendResult send(Visit visit, AnswerKind kind, Written written, int version) {
    return answering(
        visit,
        kind,
        SendResult.Refused::new,
        request -> sending.send(request, written, version, desk, views));
  }

  /// What was sent last about this message, for the page that says so; [SendResult.NotSent] and
  /// [SendResult.Problem.Blank] when nothing was.
  public SendResult sent(Visit visit) {
    return served(
        visit,
        SendResult.Refused::new,
        (message, session) -> {
          AnswerKind first = AnswerRequest.ways(message).iterator().next();
          return reader.<SendResult>whileOpen(
              message.message(),
              open -> {
                AnswerRequest request = new AnswerRequest(message, session, visit, first, open);
                OpenedDraft draft = desk.find(request);
                return draft
                    .lastSent()
                    .<SendResult>map(last -> views.sent(request, last, false))
                    .orElseGet(
                        () ->
                            new SendResult.NotSent(
                                new SendResult.Problem.Blank(),
                                views.writing(request, draft, Optional.empty())));
              });
        });
  }

  private <T> T answering(
      Visit visit,
      AnswerKind kind,
      Function<Refusal, T> refused,
      Function<AnswerRequest, T> granted) {
    return served(
        visit,
        Optional.of(kind),
        refused,
        (message, session) ->
            reader.whileOpen(
                message.message(),
                open -> granted.apply(new AnswerRequest(message, session, visit, kind, open))));
  }

  private <T> T keyed(
      Visit visit,
      Optional<AnswerKind> kind,
      Function<Refusal, T> refused,
      BiFunction<AddressedMessage, DerivedKeys, T> granted) {
    return served(
        visit,
        kind,
        refused,
        (message, _) -> reader.withKeys(message.message(), keys -> granted.apply(message, keys)));
  }

  private <T> T served(Visit visit, Function<Refusal, T> refused, Granted<T> granted) {
    return served(visit, Optional.empty(), refused, granted);
  }

  /// @param kind whose right is needed; empty where any will do
  private <T> T served(
      Visit visit, Optional<AnswerKind> kind, Function<Refusal, T> refused, Granted<T> granted) {
    return readers.serve(
        visit,
        AccessOperation.REPLY,
        refused,
        (message, session) -> {
          Set<AnswerKind> ways = AnswerRequest.ways(message);
          if (ways.isEmpty() || !kind.map(ways::contains).orElse(true)) {
            record(message, session, visit, AccessResult.NOT_ALLOWED);
            return refused.apply(new Refusal.NotAllowed());
          }
          try {
            return granted.with(message, session);
          } catch (UnopenableException unopenable) {
            record(message, session, visit, AccessResult.UNOPENABLE);
            return refused.apply(Readers.refusal(message, unopenable));
          }
        });
  }

  private void record(
      AddressedMessage message, PortalSession session, Visit visit, AccessResult result) {
    log.record(message, AccessOperation.REPLY, result, session.method(), visit.visitor());
  }

  @FunctionalInterface
  private interface Granted<T> {
    T with(AddressedMessage message, PortalSession session) throws UnopenableException;
  }
}
