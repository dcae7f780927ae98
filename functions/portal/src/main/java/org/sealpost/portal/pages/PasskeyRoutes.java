package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.passkey.PasskeyCeremonies.Question;
import org.sealpost.portal.PasskeyResult;

/// What the script asks on behalf of an authenticator. It posts forms, as pages do, which bring the
/// authenticator's answer as JSON, and gets JSON: a question, or how it went on. Removing works
/// without script.
final class PasskeyRoutes {
  /// The form's fields.
  private static final String LINK = "link";

  private static final String ANSWER = "answer";

  private final Door door;
  private final SessionRoutes sessions;
  private final Cookies cookies;
  private final Pace pace;

  PasskeyRoutes(Door door, SessionRoutes sessions, Cookies cookies, Pace pace) {
    this.door = door;
    this.sessions = sessions;
    this.cookies = cookies;
    this.pace = pace;
  }

  Optional<Route> find(String path) {
    return switch (path) {
      case "/passkeys/sign-in/options" -> Route.post(_ -> question(door.askToSignIn()));
      case "/passkeys/sign-in" -> Route.post(this::signIn);
      case "/passkeys/confirm/options" ->
          Route.post(request -> question(door.askToConfirm(proved(request))));
      case "/passkeys/confirm" ->
          Route.post(
              request ->
                  answered(
                      door.confirmPasskey(
                          proved(request), cookies.passkey(request), answer(request))));
      case "/passkeys/make/options" ->
          Route.post(request -> question(door.askToMake(proved(request))));
      case "/passkeys/make" ->
          Route.post(
              request ->
                  answered(
                      door.makePasskey(
                          proved(request), cookies.passkey(request), answer(request))));
      case "/passkeys/remove" -> Route.post(this::remove);
      default -> Optional.empty();
    };
  }

  /// As slow as a passcode: how long it takes tells nothing about the link.
  private Response signIn(Request request) {
    String link = field(request, LINK);
    return answered(
        pace.atLeast(
            PasscodeRoutes.REDEEMING,
            () ->
                door.signInWithPasskey(
                    link, cookies.passkey(request), answer(request), request.visitor())));
  }

  private Response remove(Request request) {
    boolean removed = door.removePasskey(proved(request), field(request, "id"));
    return removed ? Response.seeOther(SessionRoutes.PATH) : sessions.unchanged(request);
  }

  private Response question(Optional<Question> question) {
    return question
        .map(asked -> json(200, asked.options()).withCookie(cookies.keepPasskey(asked.browser())))
        .orElseGet(PasskeyRoutes::refused);
  }

  private Response answered(PasskeyResult result) {
    return switch (result) {
      case PasskeyResult.Accepted(var session) ->
          json(200, "{}")
              .withCookie(cookies.keepSession(session))
              .withCookie(cookies.dropPasskey());
      case PasskeyResult.OtherMailbox() -> json(403, "{\"problem\":\"other\"}");
      case PasskeyResult.Refused() -> refused();
    };
  }

  /// The session, where the form is one of ours; else nobody is signed in.
  private Optional<SecretToken> proved(Request request) {
    return cookies.session(request).filter(token -> Csrf.isOf(token, field(request, Csrf.FIELD)));
  }

  private static Response refused() {
    return json(403, "{\"problem\":\"failed\"}");
  }

  private static String answer(Request request) {
    return field(request, ANSWER);
  }

  private static String field(Request request, String name) {
    return Form.of(request).orElse(Form.EMPTY).field(name);
  }

  private static Response json(int status, String json) {
    return Response.of(status, "application/json", json.getBytes(UTF_8));
  }
}
