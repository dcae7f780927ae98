package org.sealpost.portal.pages;

import java.util.Optional;
import org.sealpost.portal.NoticeCheck;

/// What lets people find out whether we are who we say: whether a notice is ours, and a phrase that
/// only the real page can show.
final class TrustRoutes {
  static final String VERIFY = "/verify";

  private final Door door;
  private final Pages pages;
  private final Looks looks;
  private final Cookies cookies;

  TrustRoutes(Door door, Pages pages, Looks looks, Cookies cookies) {
    this.door = door;
    this.pages = pages;
    this.looks = looks;
    this.cookies = cookies;
  }

  Optional<Route> find(String path) {
    return switch (path) {
      case "/verify" -> Route.both(this::ask, this::check);
      case "/phrase" ->
          Route.both(request -> phrase(request, 200, PhraseView.State.AS_IT_IS), this::change);
      default -> Optional.empty();
    };
  }

  private Response ask(Request request) {
    return Response.html(
        200, pages.verify(new VerifyView(looks.usual(Words.of(request)), "", Optional.empty())));
  }

  private Response check(Request request) {
    String typed = Form.of(request).orElse(Form.EMPTY).field("reference");
    NoticeCheck result = door.checkNotice(typed, request.visitor());
    return Response.html(
        switch (result) {
          case NoticeCheck.Sent _, NoticeCheck.Unknown _ -> 200;
          case NoticeCheck.Malformed _ -> 400;
          case NoticeCheck.TooOften _ -> 429;
        },
        pages.verify(new VerifyView(looks.usual(Words.of(request)), typed, Optional.of(result))));
  }

  private Response phrase(Request request, int status, PhraseView.State state) {
    return phrase(request, status, cookies.phrase(request), state);
  }

  private Response phrase(
      Request request, int status, Optional<TrustPhrase> phrase, PhraseView.State state) {
    return Response.html(
        status, pages.trustPhrase(new PhraseView(looks.usual(Words.of(request)), phrase, state)));
  }

  private Response change(Request request) {
    Form form = Form.of(request).orElse(Form.EMPTY);
    if (form.field("do").equals("forget")) {
      return phrase(request, 200, Optional.empty(), PhraseView.State.FORGOTTEN)
          .withCookie(cookies.dropPhrase());
    }
    Optional<TrustPhrase> phrase = TrustPhrase.parse(form.field("phrase"));
    return phrase.isEmpty()
        ? phrase(request, 400, PhraseView.State.NONE_GIVEN)
        : phrase(request, 200, phrase, PhraseView.State.KEPT)
            .withCookie(cookies.keepPhrase(phrase.get()));
  }
}
