package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.portal.OpenSession;
import org.sealpost.portal.SessionList;
import org.sealpost.trace.AgentClass;
import org.sealpost.trace.NetworkPrefix;

class SessionPagesTest {
  private static final String CSRF = Csrf.of(ScriptedDoor.SESSION);

  private final Visitor visitor = new Visitor();

  @BeforeEach
  void bobIsSignedInTwice() {
    visitor.door.sessions =
        new SessionList(
            "bob@partner.example",
            List.of(
                session("id-here", true, AgentClass.DESKTOP_BROWSER, "passcode", false),
                session("id-phone", false, AgentClass.PHONE_BROWSER, "google", true)));
  }

  @Test
  void pageShouldListWhereSomebodyIsSignedIn() {
    Response answer = visitor.signedIn().get("/sessions");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
    assertThat(Visitor.text(answer))
        .contains(
            "bob@partner.example",
            "This device",
            "203.0.113.0/24",
            "Phone or tablet",
            "with an account of Google, for 12 hours",
            "with a passcode",
            "value=\"id-phone\"",
            "datetime=\"2026-11-20T09:12:00Z\"")
        .doesNotContain("value=\"id-here\"", ScriptedDoor.SESSION.value());
  }

  @Test
  void strangerShouldBeToldAndNothingElse() {
    Response answer = visitor.get("/sessions");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(Visitor.text(answer))
        .contains("You are not signed in")
        .doesNotContain("bob@partner.example");
  }

  @Test
  void otherSessionShouldBeEnded() {
    Response answer = visitor.signedIn().post("/sessions/end", "csrf", CSRF, "id", "id-phone");

    assertThat(answer.headers()).containsEntry("location", "/sessions");
    assertThat(visitor.door.changes).containsExactly("end-session id-phone");
  }

  @Test
  void allOthersShouldBeEnded() {
    visitor.signedIn().post("/sessions/end-others", "csrf", CSRF);

    assertThat(visitor.door.changes).containsExactly("end-other-sessions");
  }

  @Test
  void signOutShouldEndTheSessionAndItsCookie() {
    Response answer = visitor.signedIn().post("/sign-out", "csrf", CSRF);

    assertThat(visitor.door.changes).containsExactly("sign-out true");
    assertThat(answer.headers()).containsEntry("location", "/signed-out");
    assertThat(answer.cookies())
        .containsExactly(
            "__Host-sealpost-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure");
  }

  /// Threat 33: each change needs the token of this very session.
  @ParameterizedTest
  @ValueSource(strings = {"/sessions/end", "/sessions/end-others", "/sign-out"})
  void formOfAnotherSessionShouldChangeNothingAndBeShownAnew(String path) {
    visitor.signedIn();

    List<Response> answers =
        List.of(
            visitor.post(path, "id", "id-phone"),
            visitor.post(path, "csrf", "", "id", "id-phone"),
            visitor.post(path, "csrf", Csrf.of(ScriptedDoor.TICKET.token()), "id", "id-phone"),
            visitor.post(path, "csrf", "\u0130", "id", "id-phone"));

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(403);
              assertThat(Visitor.text(answer)).contains("Nothing was changed.", CSRF);
              assertThat(answer.cookies()).isEmpty();
            });
    assertThat(visitor.door.changes).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sessions/end", "/sessions/end-others"})
  void strangerShouldEndNothing(String path) {
    assertThat(visitor.post(path, "id", "id-phone", "csrf", CSRF).status()).isEqualTo(403);
    assertThat(visitor.door.changes).isEmpty();
  }

  /// Whoever wants to be signed out is, also when the session has ended already.
  @Test
  void signOutOfAnEndedSessionShouldDropTheCookie() {
    Response answer =
        visitor
            .withCookie("__Host-sealpost-session=" + "Z".repeat(43))
            .post("/sign-out", "csrf", "of an old page");

    assertThat(answer.headers()).containsEntry("location", "/signed-out");
    assertThat(answer.cookies().getFirst()).contains("Max-Age=0");
  }

  @Test
  void accountCornerShouldLeadToThePage() {
    assertThat(Visitor.text(visitor.signedIn().get("/m/" + ScriptedDoor.VALID)))
        .contains("href=\"/sessions\"");
  }

  private static OpenSession session(
      String id, boolean current, AgentClass agent, String method, boolean kept) {
    return new OpenSession(
        id,
        current,
        new org.sealpost.trace.Visitor(NetworkPrefix.of("203.0.113.7"), agent),
        method,
        kept,
        ScriptedDoor.SINCE,
        ScriptedDoor.SINCE.plusSeconds(60),
        ScriptedDoor.SINCE.plus(Duration.ofHours(2)));
  }
}
