package org.sealpost.portal.pages;

import java.util.List;
import java.util.Optional;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.InboxResult;
import org.sealpost.portal.Refusal;

/// Where readers see what else they may read: all that came to their mailbox, and the conversation
/// of a message.
final class InboxRoutes {
  private static final String AFTER = "after";

  private final Door door;
  private final Pages pages;
  private final Looks looks;
  private final Cookies cookies;
  private final Refusals refusals;

  InboxRoutes(Door door, Pages pages, Looks looks, Cookies cookies, Refusals refusals) {
    this.door = door;
    this.pages = pages;
    this.looks = looks;
    this.cookies = cookies;
    this.refusals = refusals;
  }

  Optional<Route> find(String path) {
    return switch (path) {
      case "/inbox" -> Route.get(this::list);
      default -> Optional.empty();
    };
  }

  /// @param below the path after [org.sealpost.protection.PortalLink#PATH]
  Optional<Route> below(String below) {
    List<String> steps = List.of(below.split("/", -1));
    return steps.size() == 2 && !steps.getFirst().isEmpty() && steps.get(1).equals("conversation")
        ? Route.get(request -> conversation(request, steps.getFirst()))
        : Optional.empty();
  }

  private Response list(Request request) {
    Optional<String> after = Form.ofQuery(request).flatMap(query -> query.given(AFTER));
    Optional<SecretToken> session = cookies.session(request);
    if (session.isEmpty()) {
      return notice(request, Notice.NOT_SIGNED_IN);
    }
    Look look = looks.usual(Words.of(request));
    return switch (door.inbox(session, after, request.visitor())) {
      case InboxResult.Listed listed ->
          Response.html(
              200,
              pages.inbox(
                  new InboxView(look, listed, Csrf.of(session.get()), Optional.empty(), after)));
      case InboxResult.Refused(Refusal.NotForMachines()) ->
          notice(request, Notice.NOT_FOR_MACHINES);
      case InboxResult.Refused _ -> notice(request, Notice.NOT_SIGNED_IN);
    };
  }

  private Response conversation(Request request, String link) {
    Optional<SecretToken> session = cookies.session(request);
    if (session.isEmpty()) {
      return refusals.elsewhere(request, link, new Refusal.SignInNeeded(), Optional.empty());
    }
    Look look = looks.usual(Words.of(request));
    return switch (door.conversation(request.visit(link, session))) {
      case InboxResult.Listed listed ->
          Response.html(
              200,
              pages.conversation(
                  new InboxView(
                      look,
                      listed,
                      Csrf.of(session.get()),
                      Optional.of(Links.message(link)),
                      Optional.empty())));
      case InboxResult.Refused(Refusal why) ->
          refusals.elsewhere(request, link, why, Optional.empty());
    };
  }

  private Response notice(Request request, Notice notice) {
    return Response.html(
        notice.status(),
        pages.notice(
            looks.usual(Words.of(request)),
            notice,
            request.id(),
            Optional.empty(),
            Optional.empty()));
  }
}
