package org.sealpost.portal.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.AnswerResult;
import org.sealpost.portal.AnswerResult.Writing;
import org.sealpost.portal.Refusal;
import org.sealpost.portal.SendResult;
import org.sealpost.portal.UploadResult;
import org.sealpost.portal.Visit;
import org.sealpost.reply.AnswerKind;

/// Answering a message and passing it on: a page that works by its form alone, and what its script
/// asks beside it, which is answered in JSON. What somebody has typed comes back with whatever goes
/// wrong.
final class AnswerRoutes {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  /// Of the questions that the script asks: a few names and numbers.
  private static final Route.Intake SMALL =
      new Route.Intake(16 * 1024, Notice.REQUEST_TOO_LARGE, false);

  private static final Pattern ANSWER = Pattern.compile("/m/[^/]+/answer");
  private static final JsonMapper JSON = new JsonMapper();

  private final Door door;
  private final Pages pages;
  private final Looks looks;
  private final Cookies cookies;
  private final Refusals refusals;
  private final AnswerHeaders headers;

  AnswerRoutes(
      Door door,
      Pages pages,
      Looks looks,
      Cookies cookies,
      Refusals refusals,
      AnswerHeaders headers) {
    this.door = door;
    this.pages = pages;
    this.looks = looks;
    this.cookies = cookies;
    this.refusals = refusals;
    this.headers = headers;
  }

  /// @param step of the path after the link
  Optional<Route> below(String link, String step) {
    return switch (step) {
      case "answer" ->
          Route.both(
              AnswerForm.INTAKE, request -> page(request, link), request -> take(request, link));
      case "upload" -> Route.post(SMALL, request -> uploading(request, link, this::begin));
      case "uploaded" -> Route.post(SMALL, request -> uploading(request, link, this::finish));
      case "sent" -> Route.get(request -> sent(request, link));
      default -> Optional.empty();
    };
  }

  /// What was typed into an answer that the portal could not take.
  static Optional<String> unsent(Request request) {
    return request.method().equals("POST") && ANSWER.matcher(request.path()).matches()
        ? AnswerForm.of(request).map(form -> form.written().text())
        : Optional.empty();
  }

  private Response page(Request request, String link) {
    Optional<AnswerKind> kind =
        Form.ofQuery(request).map(query -> query.field("as")).flatMap(AnswerForm::kind);
    Optional<SecretToken> session = cookies.session(request);
    if (session.isEmpty()) {
      return refusals.elsewhere(request, link, new Refusal.SignInNeeded(), Optional.empty());
    }
    if (kind.isEmpty()) {
      return Response.seeOther(Links.message(link));
    }
    return switch (door.answer(request.visit(link, session), kind.get())) {
      case Writing writing -> shown(200, view(request, link, session.get(), writing));
      case AnswerResult.TooLarge(Writing writing) ->
          shown(200, view(request, link, session.get(), writing));
      case AnswerResult.Discarded() -> Response.seeOther(Links.message(link));
      case AnswerResult.Refused(Refusal why) ->
          refused(request, link, kind.get(), why, Optional.empty());
    };
  }

  private Response take(Request request, String link) {
    Optional<AnswerForm> sent = AnswerForm.of(request);
    if (sent.isEmpty()) {
      return refusals.notice(request, link, Notice.NOT_A_FORM, Optional.empty());
    }
    AnswerForm form = sent.get();
    Optional<String> typed = Optional.of(form.written().text());
    Optional<SecretToken> session = cookies.session(request);
    if (session.isEmpty()) {
      return refusals.notice(request, link, Notice.SIGN_IN_NEEDED, typed);
    }
    if (form.kind().isEmpty()) {
      return refusals.notice(request, link, Notice.NOT_A_FORM, typed);
    }
    Submission submission =
        new Submission(
            request, link, request.visit(link, session), session.get(), form.kind().get(), form);
    if (!Csrf.isOf(session.get(), form.csrf())) {
      return outdated(submission);
    }
    return switch (form.action()) {
      case AnswerForm.Action.Discard() -> discard(submission);
      case AnswerForm.Action.Remove(String file) ->
          kept(
              submission,
              door.removeFile(
                  submission.visit(), submission.kind(), form.written(), form.version(), file));
      case AnswerForm.Action.Keep() -> keep(submission);
      case AnswerForm.Action.Send() -> send(submission);
    };
  }

  /// A form and who has sent it.
  private record Submission(
      Request request,
      String link,
      Visit visit,
      SecretToken session,
      AnswerKind kind,
      AnswerForm form) {
    Words words() {
      return Words.of(request);
    }

    Optional<String> text() {
      return Optional.of(form.written().text());
    }

    boolean isSending() {
      return form.action() instanceof AnswerForm.Action.Send;
    }

    boolean isScript() {
      return request.header("accept").orElse("").startsWith("application/json");
    }

    List<MultipartForm.Brought> filled() {
      return form.files().stream().filter(file -> file.content().length > 0).toList();
    }

    List<MultipartForm.Brought> empty() {
      return form.files().stream().filter(file -> file.content().length == 0).toList();
    }

    long bytes() {
      return form.files().stream().mapToLong(file -> file.content().length).sum();
    }
  }

  /// Nothing is stored for a form of another session: it may be anybody's.
  private Response outdated(Submission submission) {
    AnswerProblem problem = AnswerProblem.outdated(submission.words());
    return switch (door.answer(submission.visit(), submission.kind())) {
      case Writing writing ->
          again(
              submission,
              403,
              view(submission, writing)
                  .typed(submission.form().written(), submission.form().version())
                  .with(problem));
      case AnswerResult.TooLarge(Writing writing) ->
          again(submission, 403, view(submission, writing).with(problem));
      case AnswerResult.Discarded() -> Response.seeOther(Links.message(submission.link()));
      case AnswerResult.Refused(Refusal why) -> refused(submission, why);
    };
  }

  private Response keep(Submission submission) {
    return submission.form().files().isEmpty()
        ? kept(submission, keeping(submission))
        : attach(
            submission,
            (writing, problem) ->
                problem.isEmpty()
                    ? onwards(submission, writing)
                    : again(
                        submission, UNPROCESSABLE, view(submission, writing).with(problem.get())));
  }

  private Response send(Submission submission) {
    AnswerForm form = submission.form();
    return form.files().isEmpty()
        ? send(submission, form.version())
        : attach(
            submission,
            (writing, problem) ->
                problem.isEmpty()
                    ? send(submission, writing.draft().version())
                    : again(
                        submission, UNPROCESSABLE, view(submission, writing).with(problem.get())));
  }

  /// Files that came with the form are attached first, and what was typed is kept with them.
  ///
  /// @param then what is done once everything is kept, with the first problem that there was
  private Response attach(
      Submission submission, BiFunction<Writing, Optional<AnswerProblem>, Response> then) {
    AnswerForm form = submission.form();
    Words words = submission.words();
    boolean sending = submission.isSending();
    Optional<AnswerProblem> empty =
        submission.empty().isEmpty()
            ? Optional.empty()
            : Optional.of(
                AnswerProblem.empty(words, AnswerView.names(submission.empty()), sending));
    AnswerResult result =
        submission.filled().isEmpty()
            ? keeping(submission)
            : door.attach(
                submission.visit(),
                submission.kind(),
                form.written(),
                form.version(),
                submission.filled().stream()
                    .map(
                        file ->
                            new AnswerResult.Brought(file.name(), file.mediaType(), file.content()))
                    .toList());
    return switch (result) {
      case Writing writing when writing.unkept().isEmpty() -> then.apply(writing, empty);
      case AnswerResult.TooLarge(Writing writing) -> {
        long most =
            submission.bytes() > writing.limits().formBytes()
                ? writing.limits().formBytes()
                : writing.limits().bytes();
        yield again(
            submission,
            413,
            view(submission, writing)
                .with(
                    AnswerProblem.tooLarge(
                        words, AnswerView.names(submission.filled()), most, sending)));
      }
      case Writing _, AnswerResult.Discarded(), AnswerResult.Refused _ -> kept(submission, result);
    };
  }

  private AnswerResult keeping(Submission submission) {
    AnswerForm form = submission.form();
    return door.keep(submission.visit(), submission.kind(), form.written(), form.version());
  }

  private Response kept(Submission submission, AnswerResult result) {
    return switch (result) {
      case Writing writing ->
          writing.unkept().isEmpty()
              ? onwards(submission, writing)
              : again(
                  submission,
                  CONFLICT,
                  view(submission, writing).with(AnswerProblem.newer(submission.words())));
      case AnswerResult.TooLarge(Writing writing) ->
          again(
              submission,
              413,
              view(submission, writing)
                  .with(
                      AnswerProblem.tooLarge(
                          submission.words(), "", writing.limits().bytes(), false)));
      case AnswerResult.Discarded() -> Response.seeOther(Links.message(submission.link()));
      case AnswerResult.Refused(Refusal why) -> refused(submission, why);
    };
  }

  /// The script learns which version it goes on from; the form is shown anew, by GET.
  private static Response onwards(Submission submission, Writing writing) {
    return submission.isScript()
        ? json(
            200,
            Map.of(
                "version",
                writing.draft().version(),
                "keptAt",
                writing.draft().keptAt().toString()))
        : Response.seeOther(Links.answer(submission.link(), writing.draft().kind()));
  }

  private Response discard(Submission submission) {
    return switch (door.discard(submission.visit())) {
      case AnswerResult.Discarded(), Writing _, AnswerResult.TooLarge _ ->
          Response.seeOther(Links.discarded(submission.link()));
      case AnswerResult.Refused(Refusal why) -> refused(submission, why);
    };
  }

  private Response send(Submission submission, int version) {
    return switch (door.send(
        submission.visit(), submission.kind(), submission.form().written(), version)) {
      case SendResult.Sent sent ->
          Response.seeOther(
              sent.before() ? Links.sentBefore(submission.link()) : Links.sent(submission.link()));
      case SendResult.NotSent(SendResult.Problem problem, Writing writing) ->
          again(
              submission,
              problem instanceof SendResult.Problem.Changed ? CONFLICT : UNPROCESSABLE,
              view(submission, writing)
                  .with(AnswerProblem.of(submission.words(), problem, writing.limits())));
      case SendResult.Refused(Refusal why) -> refused(submission, why);
    };
  }

  private Response sent(Request request, String link) {
    Optional<SecretToken> session = cookies.session(request);
    if (session.isEmpty()) {
      return refusals.elsewhere(request, link, new Refusal.SignInNeeded(), Optional.empty());
    }
    return switch (door.sent(request.visit(link, session))) {
      case SendResult.Sent sent ->
          Response.html(
              200,
              pages.sent(
                  SentView.of(
                      looks.of(sent.branding(), Words.of(request)),
                      link,
                      sent,
                      session.get(),
                      request.query().equals(Links.BEFORE))));
      case SendResult.NotSent _ ->
          refusals.notice(request, link, Notice.DRAFT_GONE, Optional.empty());
      case SendResult.Refused(Refusal why) ->
          refusals.elsewhere(request, link, why, Optional.empty());
    };
  }

  /// Only for the script of our own page in this very session.
  private Response uploading(
      Request request, String link, BiFunction<Visit, Form, Response> question) {
    Optional<SecretToken> session = cookies.session(request);
    Optional<Form> form = Form.of(request);
    if (form.isEmpty()) {
      return json(Notice.NOT_A_FORM);
    }
    if (session.isEmpty() || !Csrf.isOf(session.get(), form.get().field(Csrf.FIELD))) {
      return json(Notice.SIGN_IN_NEEDED);
    }
    return question.apply(request.visit(link, session), form.get());
  }

  private Response begin(Visit visit, Form form) {
    Optional<AnswerKind> kind = AnswerForm.kind(form.field("as"));
    Optional<Long> bytes = bytes(form.field("bytes"));
    if (kind.isEmpty() || bytes.isEmpty()) {
      return json(Notice.NOT_A_FORM);
    }
    return answer(
        door.begin(
            visit,
            kind.get(),
            AttachmentHeader.harmless(form.field("name")),
            form.field("type"),
            bytes.get()));
  }

  private Response finish(Visit visit, Form form) {
    return answer(door.finish(visit, form.field("file")));
  }

  private static Response answer(UploadResult result) {
    return switch (result) {
      case UploadResult.Begun begun ->
          json(
              200,
              Map.of(
                  "file",
                  begun.file(),
                  "key",
                  begun.key(),
                  "address",
                  begun.ticket().address().toString(),
                  "fields",
                  begun.ticket().fields()));
      case UploadResult.Finished(int version) -> json(200, Map.of("version", version));
      case UploadResult.TooLarge() -> json(413, Map.of("code", "too-large"));
      case UploadResult.NotThere() -> json(CONFLICT, Map.of("code", "not-there"));
      case UploadResult.Refused(Refusal why) -> json(Refusals.noticeOf(why));
    };
  }

  /// At least one, and no more than any answer holds.
  private static Optional<Long> bytes(String typed) {
    return typed.matches("[1-9][0-9]{0,11}")
        ? Optional.of(Long.parseLong(typed))
        : Optional.empty();
  }

  private Response refused(Submission submission, Refusal why) {
    return submission.isScript()
        ? json(noticeOf(submission.kind(), why))
        : refused(
            submission.request(), submission.link(), submission.kind(), why, submission.text());
  }

  private Response refused(
      Request request, String link, AnswerKind kind, Refusal why, Optional<String> typed) {
    return refusals.notice(request, link, noticeOf(kind, why), typed);
  }

  private static Notice noticeOf(AnswerKind kind, Refusal why) {
    return switch (why) {
      case Refusal.NotAllowed() ->
          kind == AnswerKind.FORWARD ? Notice.FORWARD_NOT_ALLOWED : Notice.REPLY_NOT_ALLOWED;
      case Refusal.SignInNeeded _,
          Refusal.SignInAgain _,
          Refusal.PasskeyNeeded _,
          Refusal.OtherMailbox _,
          Refusal.Withdrawn _,
          Refusal.SealedBytesNeeded _,
          Refusal.Unopenable _,
          Refusal.NotForMachines _ ->
          Refusals.noticeOf(why);
    };
  }

  private AnswerView view(Submission submission, Writing writing) {
    return view(submission.request(), submission.link(), submission.session(), writing);
  }

  private AnswerView view(Request request, String link, SecretToken session, Writing writing) {
    return AnswerView.of(
        looks.of(writing.branding(), Words.of(request)),
        link,
        session,
        looks.answerDress(),
        writing);
  }

  /// The page with a problem; for the script, which shows its own, the problem alone.
  private Response again(Submission submission, int status, AnswerView view) {
    return submission.isScript() ? json(status, Map.of("code", "not-kept")) : shown(status, view);
  }

  private Response shown(int status, AnswerView view) {
    return headers.onUploading(Response.html(status, pages.answer(view)));
  }

  private static Response json(Notice notice) {
    return json(notice.status(), Map.of("code", notice.code()));
  }

  private static Response json(int status, Map<String, Object> fields) {
    try {
      return Response.of(
          status,
          "application/json; charset=utf-8",
          JSON.writeValueAsBytes(new LinkedHashMap<>(fields)));
    } catch (JsonProcessingException onlyTextAndNumbers) {
      throw new IllegalStateException(onlyTextAndNumbers);
    }
  }
}
