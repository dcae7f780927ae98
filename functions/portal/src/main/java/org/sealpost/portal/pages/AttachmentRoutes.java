package org.sealpost.portal.pages;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.PreviewResult;
import org.sealpost.portal.Refusal;
import org.sealpost.portal.Visit;
import org.sealpost.reading.preview.Preview;

/// The attachments of one message: to look at, to download, and to download piece by piece.
final class AttachmentRoutes {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
  private static final Pattern FRAMED = Pattern.compile(".*/attachments/[0-9]{1,6}/text");

  /// What pages may be: pixels, and nothing that a browser could take for a document.
  private static final List<String> PICTURES = List.of("image/png", "image/jpeg");

  private final Door door;
  private final Pages pages;
  private final Looks looks;
  private final Cookies cookies;
  private final Refusals refusals;
  private final Downloads downloads;

  AttachmentRoutes(Door door, Pages pages, Looks looks, Cookies cookies, Refusals refusals) {
    this.door = door;
    this.pages = pages;
    this.looks = looks;
    this.cookies = cookies;
    this.refusals = refusals;
    downloads = new Downloads(pages, looks, cookies, refusals, Notice.NO_SUCH_ATTACHMENT);
  }

  /// @param steps of the path after `attachments`, at least one
  Optional<Route> find(String link, List<String> steps) {
    Optional<Integer> number = number(steps.get(0));
    if (number.isEmpty()) {
      return Optional.empty();
    }
    int attachment = number.get();
    return switch (steps.size()) {
      case 1 -> Route.get(request -> download(request, link, attachment));
      case 2 ->
          switch (steps.get(1)) {
            case "view" -> Route.get(request -> view(request, link, attachment));
            case "text" -> Route.get(request -> text(request, link, attachment));
            default -> Optional.empty();
          };
      case 3 -> number(steps.get(2)).flatMap(part -> part(link, attachment, steps.get(1), part));
      default -> Optional.empty();
    };
  }

  /// Whether the answer is shown in the frame of a preview's page.
  static boolean isFramed(String path) {
    return FRAMED.matcher(path).matches();
  }

  private Optional<Route> part(String link, int attachment, String kind, int part) {
    return switch (kind) {
      case "pages" -> Route.get(request -> page(request, link, attachment, part));
      case "pieces" -> Route.get(request -> piece(request, link, attachment, part));
      default -> Optional.empty();
    };
  }

  private Response view(Request request, String link, int attachment) {
    return switch (asked(request, link, visit -> door.preview(visit, attachment))) {
      case PreviewResult.Shown shown ->
          Response.html(
              200,
              pages.preview(
                  PreviewView.of(
                      looks.of(shown.branding(), Words.of(request)),
                      link,
                      shown,
                      cookies.session(request).map(Csrf::of).orElse(""))));
      case PreviewResult.Page _, PreviewResult.NoSuchAttachment() -> noSuchThing(request, link);
      case PreviewResult.Refused(Refusal why) ->
          refusals.elsewhere(request, link, why, Optional.empty());
    };
  }

  /// For the frame in the page of a preview.
  private Response text(Request request, String link, int attachment) {
    Words words = Words.of(request);
    return switch (asked(request, link, visit -> door.preview(visit, attachment))) {
      case PreviewResult.Shown(
              var _,
              var _,
              Preview.Html(String safeHtml, boolean _),
              String watermark,
              boolean _,
              var _) ->
          AnswerHeaders.onBody(Response.html(200, pages.previewText(words, safeHtml, watermark)));
      case PreviewResult.Shown _, PreviewResult.Page _, PreviewResult.NoSuchAttachment() ->
          AnswerHeaders.onBody(
              Response.html(
                  Notice.NO_SUCH_ATTACHMENT.status(),
                  pages.bodyNotice(words, Notice.NO_SUCH_ATTACHMENT)));
      case PreviewResult.Refused(Refusal why) -> refusals.inFrame(request, why);
    };
  }

  private Response page(Request request, String link, int attachment, int page) {
    return switch (asked(request, link, visit -> door.page(visit, attachment, page))) {
      case PreviewResult.Page(String mediaType, byte[] content) when PICTURES.contains(mediaType) ->
          AnswerHeaders.onPicture(Response.of(200, mediaType, content));
      case PreviewResult.Page _, PreviewResult.Shown _, PreviewResult.NoSuchAttachment() ->
          noSuchThing(request, link);
      case PreviewResult.Refused(Refusal why) ->
          refusals.elsewhere(request, link, why, Optional.empty());
    };
  }

  private Response download(Request request, String link, int attachment) {
    return downloads.file(
        request,
        link,
        "attachments/" + attachment,
        visit -> door.download(visit, attachment),
        why -> notTaken(request, link, why));
  }

  private Response piece(Request request, String link, int attachment, int piece) {
    return downloads.piece(
        request,
        link,
        visit -> door.piece(visit, attachment, piece),
        why -> notTaken(request, link, why));
  }

  private Response noSuchThing(Request request, String link) {
    return refusals.notice(request, link, Notice.NO_SUCH_ATTACHMENT, Optional.empty());
  }

  private Response notTaken(Request request, String link, Refusal why) {
    return switch (why) {
      case Refusal.NotAllowed() ->
          refusals.notice(request, link, Notice.VIEW_ONLY, Optional.empty());
      case Refusal.SignInNeeded _,
          Refusal.SignInAgain _,
          Refusal.PasskeyNeeded _,
          Refusal.OtherMailbox _,
          Refusal.Withdrawn _,
          Refusal.SealedBytesNeeded _,
          Refusal.Unopenable _,
          Refusal.NotForMachines _ ->
          refusals.elsewhere(request, link, why, Optional.empty());
    };
  }

  private PreviewResult asked(
      Request request, String link, Function<Visit, PreviewResult> question) {
    Optional<SecretToken> session = cookies.session(request);
    return session.isEmpty()
        ? new PreviewResult.Refused(new Refusal.SignInNeeded())
        : question.apply(request.visit(link, session));
  }

  /// A number in a path, which may be one that there is nothing of.
  static Optional<Integer> number(String step) {
    return NUMBER.matcher(step).matches() ? Optional.of(Integer.parseInt(step)) : Optional.empty();
  }
}
