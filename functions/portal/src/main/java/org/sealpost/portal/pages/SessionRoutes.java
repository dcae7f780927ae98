package org.sealpost.portal.pages;

import java.util.Optional;
import java.util.function.BiFunction;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.PasskeyList;
import org.sealpost.portal.SessionList;

/// Where readers see where they are signed in, and sign out: here, there, everywhere else.
final class SessionRoutes {
  static final String PATH = "/sessions";
  static final String SIGNED_OUT = "/signed-out";

  private final Door door;
  private final Pages pages;
  private final Looks looks;
  private final Cookies cookies;

  SessionRoutes(Door door, Pages pages, Looks looks, Cookies cookies) {
    this.door = door;
    this.pages = pages;
    this.looks = looks;
    this.cookies = cookies;
  }

  Optional<Route> find(String path) {
    return switch (path) {
      case "/sessions" -> Route.get(request -> list(request, 200));
      case "/sessions/end" -> Route.post(request -> change(request, this::end));
      case "/sessions/end-others" -> Route.post(request -> change(request, this::endOthers));
      case "/sign-out" -> Route.post(this::signOut);
      case "/signed-out" ->
          Route.get(request -> Response.html(200, pages.signedOut(looks.usual(Words.of(request)))));
      default -> Optional.empty();
    };
  }

  /// Signs out, for whoever wants to sign in to this link as somebody else.
  Response leaveFor(Request request, String link) {
    Response onwards = Response.seeOther(Links.message(link));
    Optional<SecretToken> session = cookies.session(request);
    if (session.isEmpty() || !isProved(request, session.get())) {
      return onwards;
    }
    door.signOut(session);
    return onwards.withCookie(cookies.dropSession());
  }

  private Response signOut(Request request) {
    Optional<SecretToken> session = cookies.session(request);
    if (session.isPresent()
        && !isProved(request, session.get())
        && door.sessions(session).isPresent()) {
      return list(request, 403);
    }
    door.signOut(session);
    return Response.seeOther(SIGNED_OUT).withCookie(cookies.dropSession());
  }

  private Response end(Optional<SecretToken> session, Form form) {
    door.endSession(session, form.field("id"));
    return Response.seeOther(PATH);
  }

  private Response endOthers(Optional<SecretToken> session, Form form) {
    door.endOtherSessions(session);
    return Response.seeOther(PATH);
  }

  /// The list, saying that what was asked for was not done.
  Response unchanged(Request request) {
    return list(request, 403);
  }

  /// Without a proof that the form is ours, the list is shown anew, with forms that are.
  private Response change(
      Request request, BiFunction<Optional<SecretToken>, Form, Response> action) {
    Optional<SecretToken> session = cookies.session(request);
    Form form = Form.of(request).orElse(Form.EMPTY);
    return session.isPresent() && isProved(request, session.get())
        ? action.apply(session, form)
        : list(request, 403);
  }

  private Response list(Request request, int status) {
    Optional<SecretToken> session = cookies.session(request);
    Optional<SessionList> sessions = session.isEmpty() ? Optional.empty() : door.sessions(session);
    if (sessions.isEmpty()) {
      return Response.html(
          Notice.NOT_SIGNED_IN.status(),
          pages.notice(
              looks.usual(Words.of(request)),
              Notice.NOT_SIGNED_IN,
              request.id(),
              Optional.empty(),
              Optional.empty()));
    }
    PasskeyList passkeys = door.passkeys(session).orElse(PasskeyList.NONE);
    Response page =
        Response.html(
            status,
            pages.sessions(
                new SessionsView(
                    looks.usual(Words.of(request)),
                    sessions.get(),
                    passkeys,
                    Csrf.of(session.get()),
                    status != 200)));
    return passkeys.possible() ? AnswerHeaders.onPasskeys(page) : page;
  }

  private static boolean isProved(Request request, SecretToken session) {
    return Form.of(request).filter(form -> Csrf.isOf(session, form.field(Csrf.FIELD))).isPresent();
  }
}
