package org.sealpost.portal.pages;

import java.util.Optional;
import java.util.function.Function;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.DownloadResult;
import org.sealpost.portal.ReadResult;
import org.sealpost.portal.Refusal;
import org.sealpost.portal.ReplyResult;
import org.sealpost.portal.Visit;
import org.sealpost.protection.PortalLink;
import org.sealpost.reply.ReplyDraft;

/// Everything below one portal link. What is behind the link is asked of the door at each request,
/// and never before the browser brings a session: for whoever brings none, all links are one.
final class MessageRoutes {
  private static final String OUTDATED =
      "For your safety this has not been sent yet: you have signed in again since the page was"
          + " opened. Please send it once more.";
  private static final String BLANK = "There is nothing to send yet. Please write your answer.";
  private static final String TOO_LONG =
      "Your answer is too long. Please shorten it, or send it in several parts.";

  private final Door door;
  private final Pages pages;
  private final Looks looks;
  private final Cookies cookies;
  private final SignInRoutes signIn;
  private final Refusals refusals;

  MessageRoutes(Door door, Pages pages, Looks looks, Cookies cookies) {
    this.signIn = new SignInRoutes(door, pages, looks, cookies);
    this.refusals = new Refusals(pages, looks, signIn);
    this.door = door;
    this.pages = pages;
    this.looks = looks;
    this.cookies = cookies;
  }

  /// @param below the path after [PortalLink#PATH]
  Optional<Route> find(String below) {
    String[] steps = below.split("/", -1);
    String link = steps[0];
    if (link.isEmpty()) {
      return Optional.empty();
    }
    return switch (steps.length) {
      // The sign-in page posts to its own address, so that it need not repeat the link.
      case 1 ->
          Route.both(request -> open(request, link), request -> signIn.askPasscode(request, link));
      case 2 -> below(link, steps[1]);
      case 3 ->
          steps[1].equals("attachments") && steps[2].matches("[0-9]{1,6}")
              ? Route.get(request -> download(request, link, Integer.parseInt(steps[2])))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// Whether the answer is shown in the frame of a message's page.
  static boolean isBody(String path) {
    return path.startsWith(PortalLink.PATH) && path.endsWith("/body");
  }

  private Optional<Route> below(String link, String step) {
    return switch (step) {
      case "sealed" -> Route.post(SealedForm.INTAKE, request -> receive(request, link));
      case "passcode" -> Route.post(request -> signIn.askPasscode(request, link));
      case "code" ->
          Route.both(
              request -> signIn.codePage(request, link), request -> signIn.redeem(request, link));
      case "body" -> Route.get(request -> body(request, link));
      case "reply" -> Route.post(request -> reply(request, link));
      case "sent" -> Route.get(request -> sent(request, link));
      default -> Optional.empty();
    };
  }

  /// One answer to everything, so that nobody learns from it which links there are.
  private Response receive(Request request, String link) {
    SealedForm.sealed(request).ifPresent(bytes -> door.receive(link, bytes));
    return Response.seeOther(Links.message(link));
  }

  private Response open(Request request, String link) {
    return read(
        door::open,
        request,
        link,
        view -> Response.html(200, pages.message(view)),
        refusal -> refusals.atMessage(request, link, refusal));
  }

  private Response body(Request request, String link) {
    return AnswerHeaders.onBody(
        read(
            door::read,
            request,
            link,
            view -> Response.html(200, pages.body(Words.of(request), view.message())),
            refusal -> refusals.inFrame(request, refusal)));
  }

  private Response download(Request request, String link, int number) {
    Optional<SecretToken> session = cookies.session(request);
    DownloadResult result =
        session.isEmpty()
            ? new DownloadResult.Refused(new Refusal.SignInNeeded())
            : door.download(visit(request, link), number);
    return switch (result) {
      case DownloadResult.Download(String fileName, byte[] content) ->
          AnswerHeaders.onFile(Response.of(200, "application/octet-stream", content))
              .with("content-disposition", AttachmentHeader.of(fileName));
      case DownloadResult.InPieces _ ->
          refusals.notice(request, link, Notice.ANSWER_TOO_LARGE, Optional.empty());
      case DownloadResult.NoSuchAttachment() ->
          refusals.notice(request, link, Notice.NO_SUCH_ATTACHMENT, Optional.empty());
      case DownloadResult.Refused(Refusal why) ->
          refusals.elsewhere(request, link, why, Optional.empty());
    };
  }

  private Response reply(Request request, String link) {
    Optional<Form> form = Form.of(request);
    if (form.isEmpty()) {
      return refusals.notice(request, link, Notice.NOT_A_FORM, Optional.empty());
    }
    // Browsers end lines with CR LF in forms, whatever was typed.
    String text = form.get().field("text").replace("\r\n", "\n");
    Optional<SecretToken> session = cookies.session(request);
    if (session.isEmpty()) {
      return refusals.notice(request, link, Notice.SIGN_IN_NEEDED, Optional.of(text));
    }
    if (!Csrf.isOf(session.get(), form.get().field(Csrf.FIELD))) {
      return again(request, link, 403, text, OUTDATED);
    }
    if (text.isBlank()) {
      return again(request, link, 422, text, BLANK);
    }
    if (text.length() > ReplyDraft.LONGEST) {
      return again(request, link, 422, text, TOO_LONG);
    }
    return switch (door.reply(visit(request, link), new ReplyDraft(text))) {
      case ReplyResult.Sent() -> Response.seeOther(Links.sent(link));
      case ReplyResult.Refused(Refusal why) ->
          refusals.elsewhere(request, link, why, Optional.of(text));
    };
  }

  private Response again(Request request, String link, int status, String text, String problem) {
    return read(
        door::open,
        request,
        link,
        view -> Response.html(status, pages.message(view.withDraft(text, problem))),
        refusal -> refusals.elsewhere(request, link, refusal, Optional.of(text)));
  }

  private Response sent(Request request, String link) {
    return read(
        door::open,
        request,
        link,
        view -> Response.html(200, pages.sent(view)),
        refusal -> refusals.elsewhere(request, link, refusal, Optional.empty()));
  }

  private Response read(
      Function<Visit, ReadResult> way,
      Request request,
      String link,
      Function<MessageView, Response> opened,
      Function<Refusal, Response> refused) {
    Optional<SecretToken> session = cookies.session(request);
    if (session.isEmpty()) {
      return refused.apply(new Refusal.SignInNeeded());
    }
    return switch (way.apply(visit(request, link))) {
      case ReadResult.Opened message ->
          opened.apply(
              MessageView.of(
                  looks.of(message.branding(), Words.of(request)), link, message, session.get()));
      case ReadResult.Refused(Refusal why) -> refused.apply(why);
    };
  }

  private Visit visit(Request request, String link) {
    return new Visit(link, cookies.session(request), request.visitor());
  }
}
