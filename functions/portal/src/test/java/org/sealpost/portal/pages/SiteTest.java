package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;

class SiteTest {
  private static final String MESSAGE = "/m/" + ScriptedDoor.VALID;
  private static final String LOOPBACK = "http://127.0.0.1:8080";

  private final Visitor visitor = new Visitor();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "//",
        "/m",
        "/m/",
        "/m//code",
        "/x",
        "/assets",
        "/assets/",
        "/assets/portal.css/",
        "/assets/../pom.xml",
        "/assets/%2e%2e/x",
        "/assets/brand/7a1f3d",
        "/assets/brand/7A1F3D.css",
        "/assets/brand/7a1f3.css",
        "/assets/brand/7a1f3d;}.css",
        "/assets/logo/x",
        "/assets/logo/00000000000000000000000000000000",
        "/m/link/",
        "/m/link/other",
        "/m/link/code/",
        "/m/link/attachments",
        "/m/link/body/x",
        "//evil.example/m/link",
        "/M/link",
        "/.env",
        "/sign-out/x"
      })
  void pathThatWeDoNotHaveShouldNotBeFound(String path) {
    Response answer = visitor.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(Visitor.text(answer)).contains("There is no such page", "not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /, 'GET, HEAD'",
    "DELETE, /m/link, 'GET, HEAD, POST'",
    "PUT, /m/link/code, 'GET, HEAD, POST'",
    "OPTIONS, /m/link, 'GET, HEAD, POST'",
    "GET, /m/link/passcode, POST",
    "GET, /m/link/upload, POST",
    "GET, /sign-out, POST",
    "GET, /sessions/end, POST",
    "GET, /sessions/end-others, POST",
    "GET, /m/link/account, POST",
    "GET, /m/link/switch, POST",
    "HEAD, /sign-in/callback, GET",
    "POST, /sign-in/callback, GET",
    "POST, /sessions, 'GET, HEAD'",
    "POST, /m/link/help, 'GET, HEAD'",
    "POST, /m/link/body, 'GET, HEAD'",
    "POST, /m/link/attachments/1, 'GET, HEAD'",
    "POST, /assets/portal.css, 'GET, HEAD'",
    "post, /m/link, 'GET, HEAD, POST'"
  })
  void methodThatAPathDoesNotOfferShouldBeNamed(String method, String path, String allowed) {
    Response answer = visitor.send(method, path, new byte[0]);

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("allow", allowed);
    assertThat(visitor.door.changes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "origin, https://evil.example",
    "origin, https://mail.contoso.example.evil.example",
    "origin, http://mail.contoso.example",
    "origin, ''",
    "sec-fetch-site, cross-site",
    "sec-fetch-site, same-site",
    "sec-fetch-site, ''"
  })
  void formOfAnotherSiteShouldDoNothing(String header, String value) {
    Visitor lured = visitor.signedIn().withHeader(header, value);

    List<Response> answers =
        List.of(
            lured.post(MESSAGE),
            lured.post(MESSAGE + "/passcode"),
            lured.post(MESSAGE + "/code", "code", ScriptedDoor.PASSCODE),
            lured.post(
                MESSAGE + "/answer",
                "csrf",
                Csrf.of(ScriptedDoor.SESSION),
                "as",
                "reply",
                "text",
                "x"),
            lured.post(MESSAGE + "/account", "provider", "google"),
            lured.post(MESSAGE + "/switch", "csrf", Csrf.of(ScriptedDoor.SESSION)),
            lured.post("/sessions/end", "csrf", Csrf.of(ScriptedDoor.SESSION), "id", "1"),
            lured.post("/sessions/end-others", "csrf", Csrf.of(ScriptedDoor.SESSION)),
            lured.post("/sign-out", "csrf", Csrf.of(ScriptedDoor.SESSION)));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(403));
    assertThat(answers).allSatisfy(answer -> assertThat(answer.cookies()).isEmpty());
    assertThat(lured.door.changes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "origin, https://mail.contoso.example",
    "origin, https://MAIL.contoso.example",
    "origin, null",
    "sec-fetch-site, same-origin",
    "sec-fetch-site, none"
  })
  void ourOwnFormShouldBeTaken(String header, String value) {
    assertThat(visitor.withHeader(header, value).post(MESSAGE).status()).isEqualTo(303);
  }

  @Test
  void requestTooLargeShouldDoNothing() {
    Response answer = visitor.send("POST", MESSAGE, new byte[4 * 1024 * 1024 + 1]);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(visitor.door.changes).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"code=%", "code=%zz", "%%=1", "&&&=&", "code", "\0"})
  void malformedFormShouldBeRefused(String body) {
    Response answer =
        visitor
            .withHeader("content-type", "application/x-www-form-urlencoded")
            .send("POST", MESSAGE + "/code", body.getBytes(UTF_8));

    assertThat(answer.status()).isIn(403, 415);
    assertThat(answer.cookies()).isEmpty();
  }

  static Stream<RuntimeException> failures() {
    return Stream.of(
        new Unavailable("the secret of bob@partner.example", new IllegalStateException("secret")),
        new IllegalStateException("the secret of bob@partner.example"),
        new UnsupportedOperationException());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anythingThrownShouldEndInAPageThatTellsNothing(RuntimeException failure) {
    visitor.signedIn().door.failure = Optional.of(failure);

    List<Response> answers =
        List.of(
            visitor.get(MESSAGE),
            visitor.get(MESSAGE + "/body"),
            visitor.get(MESSAGE + "/attachments/0"),
            visitor.get(MESSAGE + "/sent"),
            visitor.post(MESSAGE),
            visitor.post(MESSAGE + "/code", "code", "1"),
            visitor.get(MESSAGE + "/code"),
            visitor.post(MESSAGE + "/account", "provider", "google"),
            visitor.get("/sign-in/callback?code=1&state=2"),
            visitor.get("/sessions"),
            visitor.post("/sign-out", "csrf", Csrf.of(ScriptedDoor.SESSION)),
            visitor.post(
                MESSAGE + "/answer",
                "csrf",
                Csrf.of(ScriptedDoor.SESSION),
                "as",
                "reply",
                "text",
                "x"));

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(503);
              assertThat(answer.headers()).containsEntry("retry-after", "120");
              assertThat(answer.cookies()).isEmpty();
              assertThat(Visitor.text(answer))
                  .contains("Please try again in a few minutes")
                  .doesNotContain("secret", "bob@", "Exception");
            });
  }

  @Test
  void loopbackShouldDoWithoutSecureCookies() {
    Response answer = new Visitor(LOOPBACK).post(MESSAGE);

    assertThat(answer.cookies())
        .containsExactly(
            Visitor.ticketName(ScriptedDoor.VALID).replace("__Host-", "")
                + "="
                + ScriptedDoor.TICKET.toText()
                + "; Max-Age=900; Path=/; HttpOnly; SameSite=Lax");
    assertThat(answer.headers()).doesNotContainKey("strict-transport-security");
  }

  @Test
  void plainCookieShouldNotCountOverHttps() {
    Visitor plain = visitor.withCookie("sealpost-session=" + ScriptedDoor.SESSION.value());

    assertThat(Visitor.text(plain.get(MESSAGE))).contains("Send me a passcode");
  }

  @Test
  void malformedCookieShouldBeNoCookie() {
    Visitor odd =
        visitor
            .withCookie("__Host-sealpost-session=<script>")
            .withCookie("__Host-sealpost-session=")
            .withCookie("__Host-sealpost-session");

    assertThat(Visitor.text(odd.get(MESSAGE))).contains("Send me a passcode");
    assertThat(odd.door.reads).isZero();
  }

  @Test
  void pagesShouldBeLight() {
    int bytes =
        Stream.of(MESSAGE, "/assets/portal.css", "/assets/portal.js", "/assets/seal.svg")
            .mapToInt(path -> visitor.get(path).body().length)
            .sum();

    assertThat(bytes).isLessThan(36_000);
  }
}
