package org.sealpost.portal.pages;

import java.util.Optional;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.StartedSession;
import org.sealpost.opening.account.AccountSignIn;
import org.sealpost.opening.account.ProviderAnswer;
import org.sealpost.portal.AccountResult;
import org.sealpost.portal.SignInOffer;
import org.sealpost.protection.PortalLink;

/// Signing in with an account: out to its provider, and back.
final class AccountRoutes {
  /// Where providers send browsers back to.
  static final String CALLBACK = "/sign-in/callback";

  /// The form's field.
  static final String PROVIDER = "provider";

  private final Door door;
  private final Pages pages;
  private final Looks looks;
  private final Cookies cookies;

  AccountRoutes(Door door, Pages pages, Looks looks, Cookies cookies) {
    this.door = door;
    this.pages = pages;
    this.looks = looks;
    this.cookies = cookies;
  }

  /// A page that goes on to the provider by itself. Not a redirect: our policy lets forms end
  /// nowhere but here, and that is worth more than one page.
  Response start(Request request, String link) {
    String provider = Form.of(request).map(form -> form.field(PROVIDER)).orElse("");
    SignInOffer offer = door.offer(link);
    boolean offered = offer.ways().accounts().stream().anyMatch(one -> one.id().equals(provider));
    Optional<AccountSignIn.Start> start =
        offered ? door.startAccount(link, provider) : Optional.empty();
    if (start.isEmpty()) {
      return Response.html(
          Notice.NO_SUCH_ACCOUNT.status(),
          pages.notice(
              looks.of(offer.branding(), Words.of(request)),
              Notice.NO_SUCH_ACCOUNT,
              request.id(),
              Optional.of(Links.message(link)),
              Optional.empty()));
    }
    Look look = looks.of(offer.branding(), Words.of(request));
    return Response.html(
            200,
            pages.goingOn(
                look,
                start.get().provider().name(),
                start.get().address().toString(),
                Links.message(link)))
        .withCookie(cookies.keepAccount(start.get().browser()));
  }

  /// Leads to our own message path only, whatever came back.
  Response finish(Request request) {
    Optional<SecretToken> browser = cookies.account(request);
    return switch (door.finishAccount(browser, answer(request), request.visitor())) {
      case AccountResult.SignedIn(PortalLink link, StartedSession session) ->
          Response.seeOther(Links.message(link.toString()))
              .withCookie(cookies.keepSession(session))
              .withCookie(cookies.dropAccount());
      case AccountResult.ProofNeeded proof -> prove(request, proof, browser);
      case AccountResult.Refused(Optional<String> link) -> refused(request, link);
    };
  }

  private Response prove(
      Request request, AccountResult.ProofNeeded proof, Optional<SecretToken> browser) {
    String link = proof.link().toString();
    Look look = looks.of(door.offer(link).branding(), Words.of(request));
    Response page = Response.html(200, pages.proof(look, proof, Links.message(link)));
    // The proof gets as long as the sign-in had.
    return browser.map(token -> page.withCookie(cookies.keepAccount(token))).orElse(page);
  }

  private Response refused(Request request, Optional<String> link) {
    return Response.html(
        Notice.ACCOUNT_REFUSED.status(),
        pages.notice(
            looks.usual(Words.of(request)),
            Notice.ACCOUNT_REFUSED,
            request.id(),
            link.map(Links::message),
            Optional.empty()));
  }

  /// A parameter that comes twice, or an escape that is none, makes it no answer (RFC 6749 3.1).
  private static ProviderAnswer answer(Request request) {
    Form parameters = Form.ofQuery(request).orElse(Form.EMPTY);
    return new ProviderAnswer(
        parameters.given("state"),
        parameters.given("code"),
        parameters.given("error"),
        parameters.given("iss"));
  }
}
