package org.sealpost.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.console.signin.AdminPasswords;
import org.sealpost.console.signin.CommandLineToken;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {
  private final SampleOrganization organization = new SampleOrganization();
  private final RunningConsole console =
      new RunningConsole(organization.doors(), organization.platform.clock);

  @AfterAll
  void stop() {
    console.close();
  }

  /// Every route of the controllers but the one that signs in, as `METHOD path`.
  static List<String> routes() {
    AdminPasswords nobody = (_, _) -> false;
    try (ApplicationContext context =
        ApplicationContext.builder("local")
            .deduceEnvironment(false)
            .singletons(
                new SampleOrganization().doors(),
                nobody,
                CommandLineToken.random(new SecureRandom()),
                Clock.systemUTC(),
                new SecureRandom())
            .start()) {
      return context
          .getBean(Router.class)
          .uriRoutes()
          .filter(route -> !route.getUriMatchTemplate().toPathString().equals("/api/sign-in"))
          .map(AccessIT::line)
          .toList();
    }
  }

  private static String line(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName()
        + " "
        + route
            .getUriMatchTemplate()
            .toPathString()
            .replace("{id}", "aaaaaaaaaaaaaaaaaaaaaaaaaa")
            .replaceAll("\\{[a-z]+}", "1");
  }

  @Test
  void routesShouldIncludeThoseThatMatter() {
    assertThat(routes())
        .contains(
            "GET /api/messages",
            "POST /api/messages/aaaaaaaaaaaaaaaaaaaaaaaaaa/revoke",
            "POST /api/messages/aaaaaaaaaaaaaaaaaaaaaaaaaa/recipients/1/sign-out",
            "POST /api/messages/aaaaaaaaaaaaaaaaaaaaaaaaaa/recipients/1/remove-passkeys",
            "GET /api/rules",
            "PUT /api/rules",
            "POST /api/rules/versions/1/restore",
            "PUT /api/directory",
            "POST /api/directory/people.csv",
            "GET /api/quarantine",
            "POST /api/quarantine/aaaaaaaaaaaaaaaaaaaaaaaaaa/release",
            "POST /api/quarantine/aaaaaaaaaaaaaaaaaaaaaaaaaa/delete");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void everyRouteShouldRefuseStrangers(String route) {
    HttpResponse<String> answer = asStranger(route);

    assertThat(answer.statusCode()).isEqualTo(401);
    if (!route.startsWith("HEAD ")) {
      assertThat(answer.body()).contains("\"code\":\"sign-in-needed\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/index.html",
        "/assets/",
        "/assets/../api/me",
        "/assets/%2e%2e/api/me",
        "//api/me",
        "/api/me/",
        "/application.properties",
        "/..%2fapplication.properties"
      })
  void everythingElseShouldLookTheSameToStrangers(String path) {
    HttpResponse<String> answer = asStranger("GET " + path);

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/assets/certificates.js",
        "/assets/console.css",
        "/assets/console.js",
        "/assets/directory.js",
        "/assets/messages.js",
        "/assets/page.js",
        "/assets/passed.js",
        "/assets/protection.js",
        "/assets/quarantine.js",
        "/assets/rows.js",
        "/assets/rules.js",
        "/assets/settings.js",
        "/assets/template.js",
        "/assets/seal.svg"
      })
  void thePageShouldBeForEverybody(String path) {
    HttpResponse<String> answer = asStranger("GET " + path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /", "GET /api/me", "GET /nothing", "POST /api/sign-in"})
  void everyAnswerShouldCarryTheSecurityHeaders(String line) {
    HttpResponse<String> answer = asStranger(line);

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().allValues("Cache-Control"))
        .containsExactly(line.contains("/api/") ? "no-store" : "no-cache");
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
  }

  @Test
  void signInShouldSetACookieThatOnlyOurPagesSend() {
    try (RunningConsole own = another()) {
      HttpResponse<String> answer = own.signIn();

      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
          .startsWith("sealpost-console=")
          .contains("HTTPOnly", "SameSite=Strict", "Path=/")
          .doesNotContain("Domain", "Max-Age");
    }
  }

  @Test
  void sessionShouldEndWithSignOut() {
    try (RunningConsole own = another()) {
      own.signIn();

      HttpResponse<String> answer = own.post("/api/sign-out", "{}");

      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(own.get("/api/me").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void sessionShouldEndWhenItIsNotUsed() {
    try (RunningConsole own = another()) {
      own.signIn();

      organization.platform.clock.advance(Duration.ofMinutes(30));

      assertThat(own.get("/api/me").statusCode()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void changesShouldBeRefusedWhenTheyComeFromElsewhere(List<String> headers) {
    try (RunningConsole own = another()) {
      own.signIn();
      String id = organization.activeMessage().value();
      HttpRequest.Builder forged =
          own.request("/api/messages/" + id + "/revoke").POST(BodyPublishers.ofString("{}"));
      for (int i = 0; i < headers.size(); i += 2) {
        forged.header(headers.get(i), headers.get(i + 1).replace("OWN", own.address().toString()));
      }

      HttpResponse<String> answer = own.send(forged);

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(organization.administration().recentMessages(500))
          .allMatch(message -> message.revocation().isEmpty());
    }
  }

  static Stream<String> changes() {
    return routes().stream()
        .filter(route -> !route.startsWith("GET ") && !route.startsWith("HEAD "));
  }

  /// A page elsewhere can send whatever the API takes: files, and JSON that is labelled as text.
  @ParameterizedTest
  @MethodSource("changes")
  void everyChangeShouldBeRefusedWhenItComesFromElsewhere(String route) {
    try (RunningConsole own = another()) {
      own.signIn();
      int blank = route.indexOf(' ');

      HttpResponse<String> answer =
          own.send(
              own.request(route.substring(blank + 1))
                  .header("Origin", "https://evil.example")
                  .header("Content-Type", "text/plain")
                  .header("If-Match", "\"0\"")
                  .method(route.substring(0, blank), BodyPublishers.ofString("{}")));

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(own.get("/api/me").statusCode()).isEqualTo(200);
    }
  }

  static Stream<List<String>> forgeries() {
    return Stream.of(
        List.of(),
        List.of("Origin", "https://evil.example"),
        List.of("Origin", "null"),
        List.of("Origin", "http://localhost:1"),
        List.of("Origin", "OWN", "Sec-Fetch-Site", "cross-site"),
        List.of("Origin", "OWN", "Sec-Fetch-Site", "same-site"),
        List.of("Origin", "https://evil.example", "Sec-Fetch-Site", "same-origin"),
        List.of("Sec-Fetch-Site", "none"));
  }

  @Test
  void signInShouldBeRefusedWhenItComesFromElsewhere() {
    HttpResponse<String> answer =
        console.send(
            console
                .request("/api/sign-in")
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"user\":\"admin\",\"password\":\"" + RunningConsole.PASSWORD + "\"}")));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void signInShouldSlowDownGuessing() {
    try (RunningConsole own = another()) {
      for (int i = 0; i < 5; i++) {
        assertThat(own.signIn("wrong").statusCode()).isEqualTo(401);
      }

      HttpResponse<String> early = own.signIn();
      organization.platform.clock.advance(Duration.ofSeconds(1));
      HttpResponse<String> late = own.signIn();

      assertThat(early.statusCode()).isEqualTo(429);
      assertThat(early.headers().firstValue("Retry-After")).contains("1");
      assertThat(late.statusCode()).isEqualTo(204);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"user\":{}}"})
  void signInShouldRefuseWhatItDoesNotUnderstand(String body) {
    try (RunningConsole own = another()) {
      HttpResponse<String> answer = own.post("/api/sign-in", body);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("\"code\":\"bad-request\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"user\":\"admin\"}", "{\"user\":null,\"password\":null}"})
  void signInShouldTakeWhatIsMissingForWrong(String body) {
    try (RunningConsole own = another()) {
      HttpResponse<String> answer = own.post("/api/sign-in", body);

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("\"code\":\"wrong-password\"");
    }
  }

  @Test
  void requestsShouldBeRefusedWhenTheyAreTooLarge() {
    HttpResponse<String> answer = console.post("/api/sign-in", "x".repeat(70_000));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void bodiesShouldSayHowLongTheyAre() {
    HttpResponse<String> answer =
        console.send(
            console
                .request("/api/sign-in")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("{}".getBytes(UTF_8)))));

    assertThat(answer.statusCode()).isEqualTo(411);
    assertThat(answer.body()).contains("\"code\":\"length-needed\"");
  }

  @Test
  void commandsShouldComeInWithTheToken() {
    HttpResponse<String> answer =
        console.send(
            console.request("/api/me").header("Authorization", "Bearer " + console.token()).GET());

    assertThat(answer.body()).isEqualTo("{\"admin\":\"command line\"}");
  }

  @Test
  void commandsShouldChangeThingsWithoutAnOrigin() {
    SampleOrganization other = new SampleOrganization();
    String id = other.activeMessage().value();
    try (RunningConsole own = new RunningConsole(other.doors(), other.platform.clock)) {
      HttpResponse<String> answer =
          own.send(
              own.request("/api/messages/" + id + "/revoke")
                  .header("Authorization", "bearer " + own.token())
                  .POST(BodyPublishers.ofString("{}")));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"revokedBy\":\"command line\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Bearer TOKENx",
        "Basic TOKEN",
        "TOKEN",
        "Bearer TOKEN TOKEN"
      })
  void otherTokensShouldNotLetAnybodyIn(String authorization) {
    try (RunningConsole own = another()) {
      own.signIn();

      HttpResponse<String> answer =
          own.send(
              own.request("/api/me")
                  .header("Authorization", authorization.replace("TOKEN", own.token()))
                  .GET());

      assertThat(answer.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void tokensShouldBeOfOneConsoleOnly() {
    try (RunningConsole own = another()) {
      HttpResponse<String> answer =
          own.send(
              own.request("/api/me").header("Authorization", "Bearer " + console.token()).GET());

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(own.token()).hasSize(43).isNotEqualTo(console.token());
    }
  }

  private RunningConsole another() {
    return new RunningConsole(organization.doors(), organization.platform.clock);
  }

  private HttpResponse<String> asStranger(String line) {
    String method = line.substring(0, line.indexOf(' '));
    String path = line.substring(line.indexOf(' ') + 1);
    return console.send(
        HttpRequest.newBuilder(URI.create(console.address() + path))
            .header("Origin", console.address().toString())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(method.equals("GET") ? "" : "{}")));
  }
}
