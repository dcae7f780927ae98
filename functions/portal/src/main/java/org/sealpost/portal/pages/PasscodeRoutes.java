package org.sealpost.portal.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.StartedSession;
import org.sealpost.portal.SignInOffer;
import org.sealpost.portal.SignInResult;

/// Asking for a passcode and typing it.
final class PasscodeRoutes {
  /// Longer than it takes to hand a mail over.
  static final Duration ASKING = Duration.ofMillis(700);

  /// Longer than it takes to compare a code and to start a session.
  static final Duration REDEEMING = Duration.ofMillis(400);

  /// Says in an address that nothing new was sent.
  private static final String EARLY = "early";

  private final Door door;
  private final Pages pages;
  private final Looks looks;
  private final Cookies cookies;
  private final Pace pace;
  private final Clock clock;

  PasscodeRoutes(Door door, Pages pages, Looks looks, Cookies cookies, Pace pace, Clock clock) {
    this.door = door;
    this.pages = pages;
    this.looks = looks;
    this.cookies = cookies;
    this.pace = pace;
    this.clock = clock;
  }

  Response ask(Request request, String link) {
    Optional<PasscodeTicket> earlier = cookies.ticket(request, link);
    PasscodeTicket ticket =
        pace.atLeast(
            ASKING,
            () ->
                door.requestPasscode(
                    request.visit(link, cookies.session(request)),
                    earlier,
                    cookies.account(request)));
    boolean early = earlier.equals(Optional.of(ticket));
    return Response.seeOther(Links.code(link) + (early ? "?" + EARLY : ""))
        .withCookie(cookies.keepTicket(link, ticket));
  }

  /// Goes on without the account that this browser has signed in with: where the message takes
  /// passcodes the one that was asked for stays good, else another way has to be chosen.
  Response withoutAccount(String link) {
    String onwards = door.offer(link).ways().passcode() ? Links.code(link) : Links.message(link);
    return Response.seeOther(onwards).withCookie(cookies.dropAccount());
  }

  Response page(Request request, String link) {
    return page(request, link, 200, false);
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
              Optional.of(Links.message(link)),
              Optional.empty()));
    }
    Optional<SecretToken> account = cookies.account(request);
    SignInResult result =
        pace.atLeast(
            REDEEMING,
            () ->
                door.signIn(
                    request.visit(link, cookies.session(request)),
                    cookies.ticket(request, link),
                    form.get().field("code"),
                    form.get().field("keep").equals("yes"),
                    account));
    return switch (result) {
      case SignInResult.SignedIn(StartedSession session) -> {
        Response entered =
            Response.seeOther(Links.message(link)).withCookie(cookies.keepSession(session));
        yield account.isPresent() ? entered.withCookie(cookies.dropAccount()) : entered;
      }
      case SignInResult.Refused() -> page(request, link, 403, true);
    };
  }

  private Response page(Request request, String link, int status, boolean refused) {
    SignInOffer offer = door.offer(link);
    Optional<PasscodeTicket> ticket = cookies.ticket(request, link);
    Instant now = clock.instant();
    boolean fresh = ticket.isPresent() && ticket.get().isFresh(now);
    CodeView view =
        new CodeView(
            looks.of(offer.branding(), Words.of(request)),
            link,
            ticket.map(PasscodeTicket::reference),
            door.problem(link, ticket),
            refused,
            fresh && request.query().equals(EARLY),
            fresh ? seconds(ticket.get(), now) : 0,
            offer.ways().mayBeKept(),
            door.awaited(link, cookies.account(request)),
            cookies.phrase(request));
    return Response.html(status, pages.code(view));
  }

  private static long seconds(PasscodeTicket ticket, Instant now) {
    return Duration.between(now, ticket.askedAt().plus(PasscodeTicket.PAUSE)).toSeconds() + 1;
  }
}
