package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.SignInWays;
import org.sealpost.opening.StartedSession;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.opening.account.AccountSignIn;
import org.sealpost.opening.account.ProviderAnswer;
import org.sealpost.portal.AccountResult;
import org.sealpost.portal.AwaitedAccount;
import org.sealpost.protection.PortalLink;

class AccountPagesTest {
  private static final String MESSAGE = "/m/" + ScriptedDoor.VALID;
  private static final AccountProvider GOOGLE =
      new AccountProvider("google", "Google", AccountProvider.Kind.SOCIAL);
  private static final AccountProvider WORK =
      new AccountProvider("contoso", "Contoso <i>work</i>", AccountProvider.Kind.WORK);
  private static final SecretToken BROWSER = new SecretToken("A".repeat(43));
  private static final PortalLink LINK = PortalLink.parse(ScriptedDoor.VALID).orElseThrow();
  private static final String CALLBACK = "/sign-in/callback?code=c&state=s";
  private static final String KEPT =
      "__Host-sealpost-account="
          + BROWSER.value()
          + "; Max-Age=900; Path=/; HttpOnly; SameSite=Lax; Secure";
  private static final String DROPPED =
      "__Host-sealpost-account=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure";

  private final Visitor visitor = new Visitor();
  private final ScriptedDoor door = visitor.door;

  @BeforeEach
  void accountsAreOffered() {
    door.ways = new SignInWays(true, List.of(WORK, GOOGLE), true, Duration.ofHours(12));
    door.start =
        Optional.of(
            new AccountSignIn.Start(
                GOOGLE, URI.create("https://accounts.example/auth?a=1&state=s"), BROWSER));
  }

  @Test
  void signInPageShouldOfferEachAccountByItsName() {
    assertThat(Visitor.text(visitor.get(MESSAGE)))
        .contains(
            "name=\"provider\" value=\"google\"",
            "Sign in with Google",
            "Contoso &lt;i&gt;work&lt;/i&gt;",
            "Send me a passcode");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/account"})
  void choiceShouldLeadToTheProviderWithoutScript(String step) {
    Response answer = visitor.post(MESSAGE + step, "provider", "google");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Visitor.text(answer))
        .contains(
            "<meta http-equiv=\"refresh\""
                + " content=\"0;url=https://accounts.example/auth?a=1&amp;state=s\">",
            "href=\"https://accounts.example/auth?a=1&amp;state=s\"",
            "Going on to Google");
    assertThat(answer.cookies()).containsExactly(KEPT);
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
    assertThat(door.changes).isEmpty();
  }

  /// Threat 23: nobody is sent to a provider by another site.
  @Test
  void startShouldBeOurOwnPagesOnly() {
    Response answer =
        visitor
            .withHeader("sec-fetch-site", "cross-site")
            .post(MESSAGE + "/account", "provider", "google");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.cookies()).isEmpty();
    assertThat(visitor.get(MESSAGE + "/account").status()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yahoo", "", "GOOGLE", "https://evil.example", "google\r\nx: y"})
  void accountThatIsNotOfferedShouldNotBeAskedFor(String provider) {
    Response answer = visitor.post(MESSAGE + "/account", "provider", provider);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.cookies()).isEmpty();
    assertThat(Visitor.text(answer)).contains("no-such-account").doesNotContain("evil", "x: y");
  }

  @Test
  void providerThatIsNotSetUpShouldBeANotice() {
    door.start = Optional.empty();

    assertThat(visitor.post(MESSAGE + "/account", "provider", "google").status()).isEqualTo(404);
  }

  @Test
  void signedInReaderShouldComeToTheMessage() {
    door.accountResult = new AccountResult.SignedIn(LINK, session());

    Response answer =
        visitor.withCookie("__Host-sealpost-account=" + BROWSER.value()).get(CALLBACK);

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers()).containsEntry("location", MESSAGE);
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
    assertThat(answer.cookies())
        .containsExactly(
            "__Host-sealpost-session="
                + ScriptedDoor.SESSION.value()
                + "; Path=/; HttpOnly; SameSite=Lax; Secure",
            DROPPED);
    assertThat(door.answers)
        .containsExactly(
            new ProviderAnswer(
                Optional.of("s"), Optional.of("c"), Optional.empty(), Optional.empty()));
  }

  @Test
  void unprovenAccountShouldSayWhoIsSignedInAndForWhomTheMessageIs() {
    door.accountResult =
        new AccountResult.ProofNeeded(
            LINK, GOOGLE, Optional.of("<b>bobby</b>@mail.example"), "b•••@partner.example");

    Response answer =
        visitor.withCookie("__Host-sealpost-account=" + BROWSER.value()).get(CALLBACK);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Visitor.text(answer))
        .contains(
            "&lt;b&gt;bobby&lt;/b&gt;@mail.example",
            "b•••@partner.example",
            "action=\"" + MESSAGE + "/passcode\"",
            "href=\"" + MESSAGE + "\"")
        .doesNotContain("bob@partner.example");
    assertThat(answer.cookies()).containsExactly(KEPT);
  }

  @Test
  void passcodeShouldProveTheAccountOfThisBrowser() {
    visitor.withTicket(ScriptedDoor.VALID).withCookie("__Host-sealpost-account=" + BROWSER.value());

    Response answer = visitor.post(MESSAGE + "/code", "code", ScriptedDoor.PASSCODE);

    assertThat(door.changes).containsExactly("sign-in " + ScriptedDoor.VALID + " account");
    assertThat(answer.cookies()).contains(DROPPED);
  }

  @Test
  void passcodeShouldBeAskedForInTheNameOfTheAccountOfThisBrowser() {
    Response answer =
        visitor
            .withCookie("__Host-sealpost-account=" + BROWSER.value())
            .post(MESSAGE + "/passcode");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(door.changes).containsExactly("passcode " + ScriptedDoor.VALID + " account");
  }

  /// Threat 18: on a shared computer nobody else's account is bound to a mailbox unseen.
  @Test
  void codePageShouldNameTheAccountThatIsAboutToBeBound() {
    door.awaited =
        Optional.of(new AwaitedAccount(Optional.of("<b>anna</b>@gmail.example"), "Google"));

    String without = Visitor.text(visitor.get(MESSAGE + "/code"));
    String with =
        Visitor.text(
            visitor
                .withCookie("__Host-sealpost-account=" + BROWSER.value())
                .get(MESSAGE + "/code"));

    assertThat(with)
        .contains(
            "The account &lt;b&gt;anna&lt;/b&gt;@gmail.example at Google will be linked",
            "action=\"without-account\"");
    assertThat(without).doesNotContain("anna", "without-account");
  }

  @Test
  void accountWithoutAnAddressShouldBeNamedByItsProvider() {
    door.awaited = Optional.of(new AwaitedAccount(Optional.empty(), "Google"));

    assertThat(
            Visitor.text(
                visitor
                    .withCookie("__Host-sealpost-account=" + BROWSER.value())
                    .get(MESSAGE + "/code")))
        .contains("The account at Google that you have signed in with will be linked");
  }

  @ParameterizedTest
  @CsvSource({"true, /code", "false, ''"})
  void accountShouldBeLeftOutOnRequest(boolean takesPasscodes, String onwards) {
    door.ways = new SignInWays(takesPasscodes, List.of(GOOGLE), true, Duration.ofHours(12));

    Response answer =
        visitor
            .withCookie("__Host-sealpost-account=" + BROWSER.value())
            .post(MESSAGE + "/without-account");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers()).containsEntry("location", MESSAGE + onwards);
    assertThat(answer.cookies()).containsExactly(DROPPED);
    assertThat(door.changes).isEmpty();
  }

  /// Threat 23, open redirect: what was a link once leads to our own message path or nowhere.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/\\evil.example",
        "//evil.example",
        "https://evil.example",
        "..//evil.example",
        "\"><script>alert(1)</script>",
        "javascript:alert(1)"
      })
  void refusedSignInShouldLeadBackToOurOwnPathOnly(String link) {
    door.accountResult = new AccountResult.Refused(Optional.of(link));

    Response answer = visitor.get(CALLBACK);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.cookies()).isEmpty();
    assertThat(Visitor.text(answer))
        .contains("account-refused", "href=\"" + Links.message(link) + "\"")
        .doesNotContain("href=\"//", "<script>", "\"javascript:", "https://evil");
    assertThat(Links.message(link)).matches("/m/[A-Za-z0-9._~%-]+");
  }

  /// Threats 23 and 33: state, code and error are somebody else's words.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "?state=s&state=t&code=c",
        "?code=%",
        "?code=%zz",
        "?error=%0d%0aSet-Cookie:x",
        "?code=<script>alert(1)</script>&state=%00"
      })
  void hostileCallbackShouldSignNobodyInAndShowNothingOfItself(String query) {
    Response answer = visitor.get("/sign-in/callback" + query);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.cookies()).isEmpty();
    assertThat(Visitor.text(answer)).doesNotContain("alert(1)", "Set-Cookie");
  }

  @ParameterizedTest
  @CsvSource({"?state=s&state=t&code=c", "?code=c&state=s&%73tate=t"})
  void parameterThatComesTwiceShouldBeNoAnswer(String query) {
    visitor.get("/sign-in/callback" + query);

    assertThat(door.answers)
        .containsExactly(
            new ProviderAnswer(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  /// Threat 11: what looks ahead does not use the answer up.
  @Test
  void headAndPrefetchShouldNotUseTheAnswerUp() {
    visitor.send("HEAD", CALLBACK, new byte[0]);
    visitor.withHeader("sec-purpose", "prefetch;prerender").get(CALLBACK);

    assertThat(door.changes).isEmpty();
  }

  private static StartedSession session() {
    return new StartedSession(
        ScriptedDoor.SESSION,
        PortalSession.start(
            ScriptedDoor.SESSION,
            EmailAddress.of("bob@partner.example"),
            new SignInMethod("google"),
            org.sealpost.trace.Visitor.UNKNOWN,
            false,
            LINK,
            ScriptedDoor.SINCE));
  }
}
