package org.sealpost.portal.pages;

import java.util.Optional;
import org.sealpost.portal.SignInOffer;
import org.sealpost.protection.MessageReference;

/// The page before sign-in, and the ways from it.
final class SignInRoutes {
  private final Door door;
  private final Pages pages;
  private final Looks looks;
  private final PasscodeRoutes passcode;
  private final AccountRoutes account;
  private final SessionRoutes sessions;

  SignInRoutes(
      Door door,
      Pages pages,
      Looks looks,
      PasscodeRoutes passcode,
      AccountRoutes account,
      SessionRoutes sessions) {
    this.door = door;
    this.pages = pages;
    this.looks = looks;
    this.passcode = passcode;
    this.account = account;
    this.sessions = sessions;
  }

  /// What lies below a link and belongs to signing in.
  Optional<Route> below(String link, String step) {
    return switch (step) {
      case "passcode" -> Route.post(request -> passcode.ask(request, link));
      case "code" ->
          Route.both(
              request -> passcode.page(request, link), request -> passcode.redeem(request, link));
      case "without-account" -> Route.post(_ -> passcode.withoutAccount(link));
      case "account" -> Route.post(request -> account.start(request, link));
      case "switch" -> Route.post(request -> sessions.leaveFor(request, link));
      case "help" -> Route.get(request -> help(request, link));
      default -> Optional.empty();
    };
  }

  Response page(Request request, String link) {
    return page(request, link, 200, Optional.empty());
  }

  /// For somebody who is signed in, too long ago or in another way than the message asks for.
  Response again(Request request, String link) {
    return page(request, link, 403, Optional.of("signIn.again"));
  }

  /// Takes the page's form, which goes to the page's own address so that the page need not repeat
  /// the link: a button for each account, and one for a passcode.
  Response choose(Request request, String link) {
    boolean withAccount =
        Form.of(request).filter(form -> !form.field(AccountRoutes.PROVIDER).isEmpty()).isPresent();
    return withAccount ? account.start(request, link) : passcode.ask(request, link);
  }

  /// The same for every link, but for its reference: looks nothing up.
  private Response help(Request request, String link) {
    return Response.html(
        200, pages.help(looks.usual(Words.of(request)), MessageReference.ofLink(link)));
  }

  /// @param problem key of what is said above all else
  private Response page(Request request, String link, int status, Optional<String> problem) {
    SignInOffer offer = door.offer(link);
    Response page =
        Response.html(
            status,
            pages.signIn(
                looks.of(offer.branding(), Words.of(request)),
                MessageReference.ofLink(link),
                offer.ways(),
                problem));
    return offer.ways().passkey() ? AnswerHeaders.onPasskeys(page) : page;
  }
}
