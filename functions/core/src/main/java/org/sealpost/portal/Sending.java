package org.sealpost.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.mime.Letter.Attachment;
import org.sealpost.mail.mime.TypedAddresses;
import org.sealpost.opening.AccessLog;
import org.sealpost.opening.MailboxKey;
import org.sealpost.opening.Throttle;
import org.sealpost.portal.SendResult.NotSent;
import org.sealpost.portal.SendResult.Problem;
import org.sealpost.protection.PassedOn;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reply.Addressees;
import org.sealpost.reply.Answer;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.Answers;
import org.sealpost.reply.DraftContent;
import org.sealpost.reply.DraftFile;
import org.sealpost.reply.KeptDraft.SentAnswer;
import org.sealpost.reply.OpenedDraft;
import org.sealpost.reply.SealedDrafts;
import org.sealpost.reply.Written;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;

/// Sends drafts, each once.
///
/// What is sent is what is kept: first the draft is written down, then the mail is queued under an
/// id that is made of the draft's, then the draft is marked as sent. Whatever fails in between, and
/// whoever else does the same at the same time, the same draft gives the same id, and the gateway
/// settles it once.
public final class Sending {
  /// Of a mailbox in a day.
  static final int MOST_ANSWERS = 30;

  static final int MOST_RECIPIENTS = 100;
  private static final Duration DAY = Duration.ofDays(1);

  private final SealedDrafts drafts;
  private final Answers answers;
  private final Throttle throttle;
  private final PassedOn passedOn;
  private final AccessLog log;
  private final Clock clock;

  public Sending(
      SealedDrafts drafts,
      Answers answers,
      Throttle throttle,
      PassedOn passedOn,
      AccessLog log,
      Clock clock) {
    this.drafts = drafts;
    this.answers = answers;
    this.throttle = throttle;
    this.passedOn = passedOn;
    this.log = log;
    this.clock = clock;
  }

  SendResult send(
      AnswerRequest request, Written written, int version, DraftDesk desk, AnswerViews views) {
    if (!mayGo(request, written)) {
      log(request, AccessResult.NOT_ALLOWED);
      return new SendResult.Refused(new Refusal.NotAllowed());
    }
    OpenedDraft draft = desk.keepToSend(request, written, version);
    Optional<SentAnswer> before = draft.sentFrom(version);
    if (before.isPresent()) {
      return views.sent(request, before.get(), true);
    }
    if (draft.isNewerThan(version, request.kind(), written)) {
      return new NotSent(
          new Problem.Changed(), views.writing(request, draft, Optional.of(written.text())));
    }
    return switch (new Completion(request, draft, views).complete()) {
      case Completed.Incomplete(Problem problem) -> {
        // Another may have sent it meanwhile, and cleared its files away.
        OpenedDraft now = desk.find(request);
        Optional<SentAnswer> meanwhile = now.sentFrom(version);
        yield meanwhile.isPresent()
            ? views.sent(request, meanwhile.get(), true)
            : new NotSent(problem, views.writing(request, now, Optional.empty()));
      }
      case Completed.Complete(Answer answer, byte[] mail, List<Mailbox> to, int files) -> {
        answers.send(answer, mail);
        log(request, AccessResult.DONE);
        yield views.sent(request, drafts.markSent(draft, files, to, request.keys()), false);
      }
    };
  }

  /// What rights cannot be seen by kind alone.
  private boolean mayGo(AnswerRequest request, Written written) {
    return request.kind() != AnswerKind.FORWARD
        || (passedOn.mayGoOn(request.message().message())
            && (written.carried().isEmpty() || AnswerRequest.mayCarry(request.message())));
  }

  private void log(AnswerRequest request, AccessResult result) {
    log.record(
        request.message(),
        AccessOperation.REPLY,
        result,
        request.session().method(),
        request.visit().visitor());
  }

  /// The draft as a mail, or what it lacks.
  private final class Completion {
    private final AnswerRequest request;
    private final OpenedDraft draft;
    private final AnswerViews views;
    private final DraftContent content;

    Completion(AnswerRequest request, OpenedDraft draft, AnswerViews views) {
      this.request = request;
      this.draft = draft;
      this.views = views;
      this.content =
          draft.content().orElseThrow(() -> new IllegalStateException("a draft that is not kept"));
    }

    Completed complete() {
      Optional<Problem> textProblem = textProblem();
      if (textProblem.isPresent()) {
        return new Completed.Incomplete(textProblem.get());
      }
      return request.kind() == AnswerKind.FORWARD ? passingOn() : to(views.addressees(request));
    }

    private Optional<Problem> textProblem() {
      Written written = content.written();
      int longest = views.limits().characters();
      // Marks of an editor count less than what they mark.
      if (written.text().length() > longest
          || written.html().filter(html -> html.length() > 4 * longest).isPresent()) {
        return Optional.of(new Problem.TooLong());
      }
      String own = Answers.own(written);
      if (own.length() > longest) {
        return Optional.of(new Problem.TooLong());
      }
      boolean isNothing =
          request.kind() != AnswerKind.FORWARD && own.isBlank() && content.files().isEmpty();
      return isNothing ? Optional.of(new Problem.Blank()) : Optional.empty();
    }

    private Completed passingOn() {
      return switch (TypedAddresses.of(content.written().to(), views.limits().recipients())) {
        case TypedAddresses.TooMany() -> new Completed.Incomplete(new Problem.TooManyNamed());
        case TypedAddresses.Unreadable(String typed) ->
            new Completed.Incomplete(new Problem.NoAddress(typed));
        case TypedAddresses.Named(List<EmailAddress> named) ->
            named.isEmpty()
                ? new Completed.Incomplete(new Problem.NobodyNamed())
                : to(new Addressees(named.stream().map(Mailbox::of).toList(), List.of()));
      };
    }

    private Completed to(Addressees addressees) {
      List<RenderedMessage.Attachment> carried =
          request.kind() == AnswerKind.FORWARD
              ? request.open().attachments(content.written().carried())
              : List.of();
      long bytes =
          content.bytes() + carried.stream().mapToLong(RenderedMessage.Attachment::sizeBytes).sum();
      if (bytes > views.limits().bytes()) {
        return new Completed.Incomplete(new Problem.TooLarge());
      }
      List<Attachment> attachments = new ArrayList<>();
      for (RenderedMessage.Attachment one : carried) {
        Optional<byte[]> found = request.open().bytes(one);
        if (found.isEmpty()) {
          return new Completed.Incomplete(new Problem.FileIncomplete(one.fileName()));
        }
        attachments.add(
            new Attachment(one.fileName(), DraftDesk.mediaType(one.mediaType()), found.get()));
      }
      for (DraftFile file : content.files()) {
        Optional<byte[]> found = drafts.file(request.link(), file, request.keys());
        if (found.isEmpty()) {
          return new Completed.Incomplete(new Problem.FileIncomplete(file.name()));
        }
        attachments.add(new Attachment(file.name(), file.mediaType(), found.get()));
      }
      return mail(addressees, attachments);
    }

    private Completed mail(Addressees addressees, List<Attachment> attachments) {
      Answer answer =
          new Answer(
              Answer.id(draft.id().orElseThrow(), draft.version()),
              request.message(),
              request.kind(),
              addressees,
              content.written(),
              attachments,
              request.visit().language());
      byte[] mail = answers.write(answer, request.open());
      if (mail.length > Answers.LARGEST_BYTES) {
        return new Completed.Incomplete(new Problem.TooLarge());
      }
      if (!isAdmitted(addressees)) {
        return new Completed.Incomplete(new Problem.TooOften());
      }
      List<Mailbox> all = new ArrayList<>(addressees.to());
      all.addAll(addressees.cc());
      return new Completed.Complete(answer, mail, all, attachments.size());
    }

    /// Whoever has got at a mailbox does not send to the whole world from it.
    private boolean isAdmitted(Addressees addressees) {
      MailboxKey reader = MailboxKey.of(request.message().readerAddress());
      Instant now = clock.instant();
      boolean isAdmitted = throttle.admit("answers." + reader, MOST_ANSWERS, DAY, now);
      int named = request.kind() == AnswerKind.FORWARD ? addressees.to().size() : 0;
      for (int one = 0; one < named && isAdmitted; one++) {
        isAdmitted = throttle.admit("passed-on." + reader, MOST_RECIPIENTS, DAY, now);
      }
      return isAdmitted;
    }
  }

  private sealed interface Completed {
    record Incomplete(Problem problem) implements Completed {}

    /// @param to all who get it, for its sender's eyes
    @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
    record Complete(Answer answer, byte[] mail, List<Mailbox> to, int files) implements Completed {}
  }
}
