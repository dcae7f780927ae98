package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.opening.SignInWays;
import org.sealpost.portal.PasskeyList;
import org.sealpost.portal.PasskeyList.OwnPasskey;
import org.sealpost.portal.PasskeyResult;

/// Threat 25, as far as pages have part in it.
class PasskeyPagesTest {
  private static final String CSRF = Csrf.of(ScriptedDoor.SESSION);
  private static final String ASKED =
      "__Host-sealpost-passkey=" + ScriptedDoor.QUESTION.browser().value();

  private final Visitor visitor = new Visitor();

  @BeforeEach
  void passkeysAreThere() {
    visitor.door.ways = new SignInWays(true, List.of(), true, Duration.ofHours(12), true);
  }

  @Test
  void signInShouldOfferAPasskeyToWhoeverHasScript() {
    Response page = visitor.get("/m/" + ScriptedDoor.VALID);

    assertThat(Visitor.text(page))
        .contains("data-passkeys hidden", "Sign in with a passkey")
        .doesNotContain(ScriptedDoor.VALID);
    assertThat(page.headers().get("content-security-policy")).contains("connect-src 'self'");
    assertThat(page.headers().get("permissions-policy"))
        .contains("publickey-credentials-get=(self)");
  }

  /// Threat 17: the same for every link.
  @Test
  void signInShouldLookTheSameForEveryLink() {
    assertThat(Visitor.textOfAnyLink(visitor.get("/m/" + ScriptedDoor.VALID)))
        .isEqualTo(Visitor.textOfAnyLink(visitor.get("/m/" + ScriptedDoor.UNKNOWN)));
  }

  @Test
  void pagesWithoutPasskeysShouldNotAskForOne() {
    visitor.door.ways = new SignInWays(true, List.of(), true, Duration.ofHours(12), false);

    Response page = visitor.get("/m/" + ScriptedDoor.VALID);

    assertThat(Visitor.text(page)).doesNotContain("passkey");
    assertThat(page.headers().get("content-security-policy")).doesNotContain("connect-src");
    assertThat(page.headers().get("permissions-policy")).contains("publickey-credentials-get=()");
  }

  @Test
  void questionShouldBeKeptByTheBrowserForFiveMinutes() {
    Response answer = visitor.post("/passkeys/sign-in/options");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("content-type", "application/json");
    assertThat(Visitor.text(answer)).isEqualTo(ScriptedDoor.QUESTION.options());
    assertThat(answer.cookies()).singleElement().asString().startsWith(ASKED + "; Max-Age=300;");
  }

  @Test
  void acceptedPasskeyShouldSignIn() {
    Response answer =
        visitor
            .withCookie(ASKED)
            .post("/passkeys/sign-in", "link", ScriptedDoor.VALID, "answer", "{\"id\":1}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(visitor.door.changes)
        .containsExactly("passkey " + ScriptedDoor.VALID + " true {\"id\":1}");
    assertThat(answer.cookies())
        .anyMatch(cookie -> cookie.startsWith("__Host-sealpost-session="))
        .anyMatch(cookie -> cookie.startsWith("__Host-sealpost-passkey=; Max-Age=0"));
    assertThat(Visitor.text(answer)).doesNotContain(ScriptedDoor.SESSION.value());
  }

  @Test
  void refusalsShouldSayNoMoreThanTheyMust() {
    visitor.door.passkeyResult = new PasskeyResult.Refused();
    Response refused = visitor.post("/passkeys/sign-in", "link", "x", "answer", "");
    visitor.door.passkeyResult = new PasskeyResult.OtherMailbox();
    Response other = visitor.post("/passkeys/sign-in", "link", "x", "answer", "");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(Visitor.text(refused)).isEqualTo("{\"problem\":\"failed\"}");
    assertThat(Visitor.text(other)).isEqualTo("{\"problem\":\"other\"}");
    assertThat(refused.cookies()).isEmpty();
    assertThat(other.cookies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirm", "make"})
  void sessionShouldProveThatThePageIsOurs(String step) {
    visitor.signedIn().withCookie(ASKED);

    Response forged = visitor.post("/passkeys/" + step + "/options", "csrf", "0".repeat(64));
    Response none = visitor.post("/passkeys/" + step + "/options");
    Response asked = visitor.post("/passkeys/" + step + "/options", "csrf", CSRF);
    Response answered = visitor.post("/passkeys/" + step, "csrf", CSRF, "answer", "yes");
    Response unproved = visitor.post("/passkeys/" + step, "answer", "yes");

    assertThat(forged.status()).isEqualTo(403);
    assertThat(none.status()).isEqualTo(403);
    assertThat(asked.status()).isEqualTo(200);
    assertThat(answered.status()).isEqualTo(200);
    assertThat(unproved.status()).isEqualTo(403);
    assertThat(visitor.door.changes)
        .containsExactly(step + " true true yes", step + " false true yes");
  }

  @ParameterizedTest
  @CsvSource({
    "sec-fetch-site, cross-site",
    "sec-fetch-site, same-site",
    "origin, https://contoso.example"
  })
  void otherSitesShouldAskForNothing(String header, String value) {
    visitor.signedIn().withHeader(header, value);

    for (String path :
        List.of("sign-in/options", "sign-in", "confirm/options", "confirm", "make", "remove")) {
      Response answer = visitor.post("/passkeys/" + path, "csrf", CSRF);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.cookies()).isEmpty();
    }
    assertThat(visitor.door.changes).isEmpty();
  }

  @Test
  void messageShouldAskForAPasskeyOnceMore() {
    Response page = visitor.signedIn().get("/m/" + ScriptedDoor.PASSKEY_NEEDED);

    assertThat(page.status()).isEqualTo(403);
    assertThat(Visitor.text(page))
        .contains(
            "This message needs a passkey as well",
            "data-passkey=\"confirm\"",
            "a passcode alone cannot replace it",
            "<noscript>",
            CSRF)
        .doesNotContain("data-passkey=\"make\"");
    assertThat(page.headers().get("content-security-policy")).contains("connect-src 'self'");
  }

  @Test
  void messageShouldAskForTheFirstPasskey() {
    visitor.door.firstPasskey = true;

    Response page = visitor.signedIn().get("/m/" + ScriptedDoor.PASSKEY_NEEDED);

    assertThat(Visitor.text(page))
        .contains("data-passkey=\"make\"", "Only on a device that is your own.")
        .doesNotContain("data-passkey=\"confirm\"");
  }

  @Test
  void everythingElseOfSuchAMessageShouldLeadBackToIt() {
    for (String path : List.of("/body", "/text", "/print", "/attachments/0")) {
      Response page = visitor.signedIn().get("/m/" + ScriptedDoor.PASSKEY_NEEDED + path);
      assertThat(page.status()).isEqualTo(403);
      assertThat(Visitor.text(page)).contains("This message needs a passkey as well");
    }
  }

  @Test
  void listShouldShowThePasskeysAndOfferAnother() {
    visitor.door.passkeys = list(true, true);

    Response page = visitor.signedIn().get("/sessions");

    assertThat(Visitor.text(page))
        .contains(
            "Your passkeys",
            "Also on your other devices",
            "value=\"one\"",
            "data-passkey=\"make\"",
            "aria-label=\"Remove the passkey made on");
    assertThat(page.headers().get("permissions-policy"))
        .contains("publickey-credentials-get=(self)");
  }

  @Test
  void listShouldAskToConfirmBeforeAnythingIsChanged() {
    visitor.door.passkeys = list(false, false);

    assertThat(Visitor.text(visitor.signedIn().get("/sessions")))
        .contains("data-passkey=\"confirm\"")
        .doesNotContain("action=\"/passkeys/remove\"", "data-passkey=\"make\"");
  }

  @Test
  void listShouldSayWhenASignInIsTooOldToMakeOne() {
    visitor.door.passkeys = new PasskeyList(true, List.of(), false, false);

    assertThat(Visitor.text(visitor.signedIn().get("/sessions")))
        .contains("You have no passkey here yet.", "in the ten minutes after signing in")
        .doesNotContain("data-passkey=\"make\"", "data-passkey=\"confirm\"");
  }

  @Test
  void listShouldBeSilentWhereThereAreNone() {
    assertThat(Visitor.text(visitor.signedIn().get("/sessions"))).doesNotContain("passkey");
  }

  @Test
  void removingShouldNeedTheForm() {
    visitor.door.passkeys = list(true, true);
    visitor.signedIn();

    Response forged = visitor.post("/passkeys/remove", "csrf", "x", "id", "one");
    Response removed = visitor.post("/passkeys/remove", "csrf", CSRF, "id", "one");

    assertThat(forged.status()).isEqualTo(403);
    assertThat(Visitor.text(forged)).contains("Nothing was changed.");
    assertThat(removed.headers()).containsEntry("location", "/sessions");
    assertThat(visitor.door.changes)
        .containsExactly("remove-passkey false one", "remove-passkey true one");
  }

  /// Whether it is shown, the script decides.
  @Test
  void messageShouldOfferAPasskeyHidden() {
    assertThat(Visitor.text(visitor.signedIn().get("/m/" + ScriptedDoor.VALID)))
        .contains("data-passkey-offer", "hidden>", "/sessions#passkeys");
  }

  private static PasskeyList list(boolean mayAdd, boolean mayRemove) {
    return new PasskeyList(
        true,
        List.of(
            new OwnPasskey("one", true, ScriptedDoor.SINCE, Optional.of(ScriptedDoor.SINCE)),
            new OwnPasskey("two", false, ScriptedDoor.SINCE, Optional.empty())),
        mayAdd,
        mayRemove);
  }
}
