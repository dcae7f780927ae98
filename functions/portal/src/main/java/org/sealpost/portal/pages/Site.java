package org.sealpost.portal.pages;

import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.Unavailable;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.organization.Organization;
import org.sealpost.protection.PortalLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The portal as a web site.
///
/// - GET and HEAD change nothing: scanners and link previews may fetch what they like.
/// - Whatever fails, the answer is a page of ours, without a word of what was thrown.
/// - Nothing is done for a form that another site submits, but for the one in `message.html`, which
///   does not lie on any site of ours: it says what whoever has it may say.
public final class Site {
  private static final Logger log = LoggerFactory.getLogger(Site.class);

  private final Pages pages = new Pages();
  private final URI origin;
  private final int largestAnswerBytes;
  private final Assets assets;
  private final Looks looks;
  private final AnswerHeaders answerHeaders;
  private final AccountRoutes accounts;
  private final SessionRoutes sessions;
  private final PasskeyRoutes passkeys;
  private final TrustRoutes trust;
  private final AppRoutes app;
  private final InboxRoutes inbox;
  private final MessageRoutes messages;
  private final LanguageRoutes languages;

  /// By this machine's own time.
  ///
  /// @param uploads where browsers bring large files to, unless it is here
  /// @param largestAnswerBytes what the front door can carry; for more there is a page that says so
  public Site(
      Door door,
      BrandingTemplates templates,
      Organization organization,
      Optional<URI> uploads,
      int largestAnswerBytes) {
    this(
        door,
        templates,
        organization,
        uploads,
        largestAnswerBytes,
        Pace.ofThisMachine(),
        Clock.systemUTC());
  }

  public Site(
      Door door,
      BrandingTemplates templates,
      Organization organization,
      Optional<URI> uploads,
      int largestAnswerBytes,
      Pace pace,
      Clock clock) {
    this.origin = organization.portalOrigin();
    this.largestAnswerBytes = largestAnswerBytes;
    assets = new Assets(templates);
    looks = new Looks(organization, templates, assets);
    answerHeaders = new AnswerHeaders(origin, uploads);
    Cookies cookies = new Cookies(origin);
    accounts = new AccountRoutes(door, pages, looks, cookies);
    sessions = new SessionRoutes(door, pages, looks, cookies);
    passkeys = new PasskeyRoutes(door, sessions, cookies, pace);
    trust = new TrustRoutes(door, pages, looks, cookies);
    app = new AppRoutes(pages, looks, assets);
    SignInRoutes signIn =
        new SignInRoutes(
            door,
            pages,
            looks,
            new PasscodeRoutes(door, pages, looks, cookies, pace, clock),
            accounts,
            sessions);
    Refusals refusals = new Refusals(pages, looks, cookies, signIn);
    inbox = new InboxRoutes(door, pages, looks, cookies, refusals);
    messages =
        new MessageRoutes(
            door,
            pages,
            looks,
            cookies,
            signIn,
            refusals,
            new AnswerRoutes(door, pages, looks, cookies, refusals, answerHeaders),
            clock);
    languages = new LanguageRoutes(pages, looks, cookies, this::find);
  }

  /// Never throws for anything that a request or the door can bring about.
  public Response answer(Request request) {
    Response answer = answerOrNotice(request);
    Response fitting =
        answer.body().length <= largestAnswerBytes
            ? answer
            : notice(request, Notice.ANSWER_TOO_LARGE);
    Response complete = answerHeaders.on(fitting);
    return request.method().equals("HEAD") ? complete.withoutBody() : complete;
  }

  private Response answerOrNotice(Request request) {
    try {
      return routed(request);
    } catch (Unavailable unavailable) {
      log.warn("request {} unavailable: {}", request.id(), types(unavailable));
    } catch (RuntimeException | StackOverflowError bug) {
      // Types and places only: an exception's message may quote the mail.
      log.error("request {} failed: {} at {}", request.id(), types(bug), place(bug));
    }
    return notice(request, Notice.UNAVAILABLE, AnswerRoutes.unsent(request))
        .with("retry-after", "120");
  }

  private Response routed(Request request) {
    if (isAhead(request)) {
      return notice(request, Notice.NOT_FOR_MACHINES);
    }
    Optional<Route> route = languages.find(request).or(() -> find(request));
    if (route.isEmpty()) {
      return notice(request, Notice.NOT_FOUND);
    }
    Optional<Function<Request, Response>> action = route.get().on(request.method());
    if (action.isEmpty()) {
      return notice(request, Notice.METHOD_NOT_ALLOWED).with("allow", route.get().methods());
    }
    Route.Intake intake = route.get().intake();
    if (request.body().length > intake.largestBytes()) {
      return notice(request, intake.tooLarge(), AnswerRoutes.unsent(request));
    }
    if (request.method().equals("POST") && !intake.fromAnywhere() && isFromElsewhere(request)) {
      return notice(request, Notice.CROSS_SITE);
    }
    return action.get().apply(request);
  }

  private Optional<Route> find(Request request) {
    String path = request.path();
    if (path.startsWith(PortalLink.PATH)) {
      String below = path.substring(PortalLink.PATH.length());
      return messages.find(below).or(() -> inbox.below(below));
    }
    return switch (path) {
      case "/" -> Route.get(any -> Response.html(200, pages.home(looks.usual(Words.of(any)))));
      case AccountRoutes.CALLBACK -> Route.callback(accounts::finish);
      default ->
          sessions
              .find(path)
              .or(() -> passkeys.find(path))
              .or(() -> inbox.find(path))
              .or(() -> trust.find(path))
              .or(() -> app.find(path))
              .or(() -> assets.find(request).flatMap(found -> Route.get(any -> found)));
    };
  }

  /// Whether a browser fetches this before anybody wants to see it (Sec-Purpose, and what was there
  /// before it). Nobody is told anything then, and nothing is looked up: the browser comes again.
  private static boolean isAhead(Request request) {
    String purpose = request.header("sec-purpose").or(() -> request.header("purpose")).orElse("");
    return !request.path().startsWith("/assets/")
        && purpose.toLowerCase(Locale.ROOT).contains("prefetch");
  }

  /// `Origin: null` tells nothing: our own Referrer-Policy makes browsers send it with our own
  /// forms. Then Sec-Fetch-Site decides, and with browsers that are older than it, SameSite and the
  /// forms' tokens.
  private boolean isFromElsewhere(Request request) {
    boolean otherSite =
        request
            .header("sec-fetch-site")
            .filter(site -> !site.equals("same-origin") && !site.equals("none"))
            .isPresent();
    boolean otherOrigin =
        request
            .header("origin")
            .filter(from -> !from.equals("null") && !from.equalsIgnoreCase(origin.toString()))
            .isPresent();
    return otherSite || otherOrigin;
  }

  private Response notice(Request request, Notice notice) {
    return notice(request, notice, Optional.empty());
  }

  /// @param unsent what the reader had written, so that it is not lost
  private Response notice(Request request, Notice notice, Optional<String> unsent) {
    if (MessageRoutes.isBody(request.path())) {
      return AnswerHeaders.onBody(
          Response.html(notice.status(), pages.bodyNotice(Words.of(request), notice)));
    }
    return Response.html(
        notice.status(),
        pages.notice(
            looks.plain(Words.of(request)), notice, request.id(), Optional.empty(), unsent));
  }

  private static String types(Throwable thrown) {
    StringBuilder types = new StringBuilder(thrown.getClass().getName());
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      types.append(" by ").append(cause.getClass().getName());
    }
    return types.toString();
  }

  private static String place(Throwable thrown) {
    return thrown.getStackTrace().length == 0 ? "?" : thrown.getStackTrace()[0].toString();
  }
}
