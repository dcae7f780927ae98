package org.sealpost.portal.pages;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.sealpost.protection.PortalLink;
import org.sealpost.words.Languages;

/// Where readers choose the language of our pages: at every address, by its query `?language`.
///
/// So the page that they came from is the address itself. It need not repeat a portal link, which
/// no page before sign-in does, nor stand in a parameter, where logs would keep it; and there is no
/// address from outside that a browser could be sent to (open redirects). The form has no proof of
/// where it comes from: it does nothing but what it says, for this browser, and forms of other
/// sites are refused anyway.
final class LanguageRoutes {
  static final String FIELD = "language";

  private static final String QUERY = "language";

  /// What our own paths are made of. Two slashes at the beginning would name another host.
  private static final Pattern OWN = Pattern.compile("/(?!/)[A-Za-z0-9._~%/-]{0,200}");

  private final Pages pages;
  private final Looks looks;
  private final Cookies cookies;

  /// What the address offers without the query.
  private final Function<Request, Optional<Route>> routes;

  LanguageRoutes(
      Pages pages, Looks looks, Cookies cookies, Function<Request, Optional<Route>> routes) {
    this.pages = pages;
    this.looks = looks;
    this.cookies = cookies;
    this.routes = routes;
  }

  Optional<Route> find(Request request) {
    return request.query().equals(QUERY) ? Route.both(this::page, this::choose) : Optional.empty();
  }

  private Response page(Request request) {
    return Response.html(
        200, pages.languages(new LanguagesView(looks.usual(Words.of(request)), isPage(request))));
  }

  private Response choose(Request request) {
    Optional<Locale> chosen =
        Form.of(request).flatMap(form -> form.given(FIELD)).flatMap(Languages::ofTag);
    return chosen
        .map(
            language -> Response.seeOther(back(request)).withCookie(cookies.keepLanguage(language)))
        .orElseGet(() -> page(request));
  }

  /// The page that somebody came from; where that was the answer to a form, the page of the same
  /// link, or the first.
  private String back(Request request) {
    if (!OWN.matcher(request.path()).matches()) {
      return "/";
    }
    if (isPage(request)) {
      return request.path();
    }
    String[] steps = request.path().split("/", -1);
    return request.path().startsWith(PortalLink.PATH) ? PortalLink.PATH + steps[2] : "/";
  }

  /// Whether GET shows it, and again.
  private boolean isPage(Request request) {
    return routes
        .apply(request)
        .filter(route -> route.get().isPresent() && route.head())
        .isPresent();
  }
}
