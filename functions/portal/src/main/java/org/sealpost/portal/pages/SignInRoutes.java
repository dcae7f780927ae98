package org.sealpost.portal.pages;

import java.util.Optional;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.StartedSession;
import org.sealpost.portal.SignInResult;
import org.sealpost.portal.Visit;
import org.sealpost.protection.MessageReference;

/// Signing in to what is behind one link.
final class SignInRoutes {
  private final Door door;
  private final Pages pages;
  private final Looks looks;
  private final Cookies cookies;

  SignInRoutes(Door door, Pages pages, Looks looks, Cookies cookies) {
    this.door = door;
    this.pages = pages;
    this.looks = looks;
    this.cookies = cookies;
  }

  /// The page before sign-in.
  Response page(Request request, String link) {
    return Response.html(
        200, pages.signIn(looks.usual(Words.of(request)), MessageReference.ofLink(link)));
  }

  Response codePage(Request request, String link) {
    return codePage(request, link, 200, false);
  }

  Response askPasscode(Request request, String link) {
    PasscodeTicket ticket =
        door.requestPasscode(
            new Visit(link, cookies.session(request), request.visitor()),
            cookies.ticket(request, link));
    return Response.seeOther(Links.code(link)).withCookie(cookies.keepTicket(link, ticket));
  }

  private Response codePage(Request request, String link, int status, boolean refused) {
    return Response.html(
        status, pages.code(looks.usual(Words.of(request)), MessageReference.ofLink(link), refused));
  }

  Response redeem(Request request, String link) {
    Optional<Form> form = Form.of(request);
    if (form.isEmpty()) {
      return Response.html(
          Notice.NOT_A_FORM.status(),
          pages.notice(
              looks.usual(Words.of(request)),
              Notice.NOT_A_FORM,
              request.id(),
              Optional.empty(),
              Optional.empty()));
    }
    return switch (door.signIn(
        new Visit(link, cookies.session(request), request.visitor()),
        cookies.ticket(request, link),
        form.get().field("code"),
        false,
        Optional.empty())) {
      case SignInResult.SignedIn(StartedSession session) ->
          Response.seeOther(Links.message(link)).withCookie(cookies.keepSession(session.token()));
      case SignInResult.Refused() -> codePage(request, link, 403, true);
    };
  }
}
