package org.sealpost.portal.pages;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.ReadResult;
import org.sealpost.portal.Refusal;
import org.sealpost.portal.Visit;
import org.sealpost.protection.PortalLink;

/// Everything below one portal link. What is behind the link is asked of the door at each request,
/// and never before the browser brings a session: for whoever brings none, all links are one.
final class MessageRoutes {
  private final Door door;
  private final Pages pages;
  private final Looks looks;
  private final Cookies cookies;
  private final SignInRoutes signIn;
  private final Refusals refusals;
  private final AnswerRoutes answers;
  private final AttachmentRoutes attachments;
  private final Downloads downloads;
  private final Clock clock;

  MessageRoutes(
      Door door,
      Pages pages,
      Looks looks,
      Cookies cookies,
      SignInRoutes signIn,
      Refusals refusals,
      AnswerRoutes answers,
      Clock clock) {
    this.signIn = signIn;
    this.refusals = refusals;
    this.answers = answers;
    this.attachments = new AttachmentRoutes(door, pages, looks, cookies, refusals);
    downloads = new Downloads(pages, looks, cookies, refusals, Notice.NOT_FOUND);
    this.door = door;
    this.pages = pages;
    this.looks = looks;
    this.cookies = cookies;
    this.clock = clock;
  }

  /// @param below the path after [PortalLink#PATH]
  Optional<Route> find(String below) {
    String[] steps = below.split("/", -1);
    String link = steps[0];
    if (link.isEmpty()) {
      return Optional.empty();
    }
    if (steps.length > 2) {
      List<String> further = List.of(steps).subList(2, steps.length);
      return switch (steps[1]) {
        case "attachments" -> attachments.find(link, further);
        case "message.eml" -> exportPieces(link, further);
        default -> Optional.empty();
      };
    }
    return switch (steps.length) {
      // The sign-in page posts to its own address, so that it need not repeat the link.
      case 1 -> Route.both(request -> open(request, link), request -> signIn.choose(request, link));
      case 2 -> below(link, steps[1]);
      default -> Optional.empty();
    };
  }

  private Optional<Route> exportPieces(String link, List<String> steps) {
    return steps.size() == 2 && steps.get(0).equals("pieces")
        ? AttachmentRoutes.number(steps.get(1))
            .flatMap(piece -> Route.get(request -> exportPiece(request, link, piece)))
        : Optional.empty();
  }

  /// Whether the answer is shown in a frame of one of our pages.
  static boolean isBody(String path) {
    return path.startsWith(PortalLink.PATH)
        && (path.endsWith("/body") || AttachmentRoutes.isFramed(path));
  }

  private Optional<Route> below(String link, String step) {
    return switch (step) {
      case "sealed" -> Route.post(SealedForm.INTAKE, request -> receive(request, link));
      case "body" -> Route.get(request -> body(request, link));
      case "text" -> Route.get(request -> text(request, link));
      case "print" -> Route.get(request -> print(request, link));
      case "message.eml" -> Route.get(request -> export(request, link));
      default -> answers.below(link, step).or(() -> signIn.below(link, step));
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
        view ->
            Response.html(
                200, pages.message(view.discarded(request.query().equals(Links.DISCARDED)))),
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

  /// Reading it as text is reading it.
  private Response text(Request request, String link) {
    return read(
        door::read,
        request,
        link,
        view -> Response.html(200, pages.text(view)),
        refusal -> refusals.elsewhere(request, link, refusal, Optional.empty()));
  }

  private Response print(Request request, String link) {
    return read(
        door::print,
        request,
        link,
        view -> AnswerHeaders.onPaper(Response.html(200, pages.print(view, clock.instant()))),
        refusal -> refusals.elsewhere(request, link, refusal, Optional.empty()));
  }

  private Response export(Request request, String link) {
    return downloads.file(
        request, link, "message.eml", door::export, why -> notExported(request, link, why));
  }

  private Response exportPiece(Request request, String link, int piece) {
    return downloads.piece(
        request,
        link,
        visit -> door.exportPiece(visit, piece),
        why -> notExported(request, link, why));
  }

  private Response notExported(Request request, String link, Refusal why) {
    return refusals.elsewhere(request, link, why, Optional.empty());
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
    return switch (way.apply(request.visit(link, cookies.session(request)))) {
      case ReadResult.Opened message ->
          opened.apply(
              MessageView.of(
                  looks.of(message.branding(), Words.of(request)), link, message, session.get()));
      case ReadResult.Refused(Refusal why) -> refused.apply(why);
    };
  }
}
