package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.branding.BrandingTemplate;

class SignInPagesTest {
  private final Visitor visitor = new Visitor();

  static Stream<String> links() {
    return Stream.of(
        ScriptedDoor.VALID,
        ScriptedDoor.UNKNOWN,
        ScriptedDoor.FOREIGN,
        ScriptedDoor.MALFORMED,
        ScriptedDoor.EXPIRED,
        ScriptedDoor.REVOKED,
        "%2e%2e",
        "x".repeat(5000),
        "<script>alert(1)</script>");
  }

  @ParameterizedTest
  @MethodSource("links")
  void signInPageShouldBeTheSameForEveryLink(String link) {
    Response expected = visitor.get("/m/" + ScriptedDoor.VALID);

    Response answer = visitor.get("/m/" + link.replace("/", ""));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).isEqualTo(expected.headers());
    assertThat(answer.cookies()).isEqualTo(expected.cookies()).isEmpty();
    assertThat(Visitor.textOfAnyLink(answer)).isEqualTo(Visitor.textOfAnyLink(expected));
  }

  /// Somebody who is signed in learns as little about links that are not theirs.
  @ParameterizedTest
  @MethodSource
  void signInPageShouldBeTheSameForLinksThatASessionDoesNotOpen(String link) {
    Response expected = visitor.get("/m/" + ScriptedDoor.VALID);

    Response answer = visitor.signedIn().get("/m/" + link);

    assertThat(answer.headers()).isEqualTo(expected.headers());
    assertThat(answer.cookies()).isEmpty();
    assertThat(Visitor.textOfAnyLink(answer)).isEqualTo(Visitor.textOfAnyLink(expected));
  }

  static Stream<String> signInPageShouldBeTheSameForLinksThatASessionDoesNotOpen() {
    return Stream.of(ScriptedDoor.UNKNOWN, ScriptedDoor.FOREIGN, ScriptedDoor.MALFORMED);
  }

  /// Threat 11: scanners follow links before people do.
  @ParameterizedTest
  @MethodSource("links")
  void gettingAndHeadingShouldChangeNothing(String link) {
    for (String path :
        List.of("", "/code", "/body", "/sent", "/attachments/0", "/passcode", "/sealed")) {
      visitor.get("/m/" + link + path);
      visitor.send("HEAD", "/m/" + link + path, new byte[0]);
      visitor.send("OPTIONS", "/m/" + link + path, new byte[0]);
    }

    assertThat(visitor.door.changes).isEmpty();
    assertThat(visitor.door.received).isEmpty();
    assertThat(visitor.door.reads).as("no session, no question").isZero();
  }

  @Test
  void headShouldAnswerLikeGetWithoutABody() {
    Response get = visitor.get("/m/" + ScriptedDoor.VALID);

    Response head = visitor.send("HEAD", "/m/" + ScriptedDoor.VALID, new byte[0]);

    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.headers()).isEqualTo(get.headers());
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("links")
  void askingForAPasscodeShouldAnswerTheSameForEveryLink(String link) {
    String path = "/m/" + link.replace("/", "");

    Response answer = visitor.post(path + "/passcode");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers().get("location")).startsWith("/m/").endsWith("/code");
    assertThat(answer.headers().get("location")).doesNotContain("<", " ");
    assertThat(answer.cookies())
        .containsExactly(
            "__Host-sealpost-browser="
                + ScriptedDoor.TICKET.toText()
                + "; Max-Age=900; Path=/; HttpOnly; SameSite=Lax; Secure");
  }

  @Test
  void signInPageShouldPostToItsOwnAddress() {
    assertThat(Visitor.text(visitor.get("/m/" + ScriptedDoor.VALID)))
        .contains("<form method=\"post\">");

    visitor.post("/m/" + ScriptedDoor.VALID);

    assertThat(visitor.door.changes).containsExactly("passcode " + ScriptedDoor.VALID);
  }

  @Test
  void askingForAPasscodeShouldKeepTheBrowsersToken() {
    String token = "x".repeat(43);

    Response answer =
        visitor
            .withCookie("__Host-sealpost-browser=" + token)
            .post("/m/" + ScriptedDoor.VALID + "/passcode");

    assertThat(answer.cookies().getFirst()).startsWith("__Host-sealpost-browser=" + token + ";");
  }

  @Test
  void codeShouldSignIn() {
    Response answer =
        visitor
            .withCookie("__Host-sealpost-browser=" + ScriptedDoor.TICKET.toText())
            .post("/m/" + ScriptedDoor.VALID + "/code", "code", ScriptedDoor.PASSCODE);

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers()).containsEntry("location", "/m/" + ScriptedDoor.VALID);
    assertThat(answer.cookies())
        .containsExactly(
            "__Host-sealpost-session="
                + ScriptedDoor.SESSION.value()
                + "; Path=/; HttpOnly; SameSite=Lax; Secure");
  }

  @ParameterizedTest
  @MethodSource("links")
  void refusedCodeShouldBeAnsweredTheSameForEveryLink(String link) {
    Response expected = visitor.post("/m/" + ScriptedDoor.VALID + "/code", "code", "00000000");

    Response answer = visitor.post("/m/" + link.replace("/", "") + "/code", "code", "anything");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers()).isEqualTo(expected.headers());
    assertThat(answer.cookies()).isEmpty();
    assertThat(Visitor.textOfAnyLink(answer)).isEqualTo(Visitor.textOfAnyLink(expected));
    assertThat(Visitor.text(answer)).contains("That passcode did not open the message.");
  }

  @Test
  void codeShouldBeRefusedInAnotherBrowser() {
    Response answer =
        visitor.post("/m/" + ScriptedDoor.VALID + "/code", "code", ScriptedDoor.PASSCODE);

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void typedCodeShouldNotComeBack() {
    Response answer = visitor.post("/m/" + ScriptedDoor.VALID + "/code", "code", "87654321");

    assertThat(Visitor.text(answer)).doesNotContain("87654321");
  }

  @Test
  void codePageShouldSuitPhonesAndPasswordStores() {
    assertThat(Visitor.text(visitor.get("/m/" + ScriptedDoor.VALID + "/code")))
        .contains("inputmode=\"numeric\"", "autocomplete=\"one-time-code\"", " autofocus");
  }

  @Test
  void signInPageShouldWearTheDefaultBranding() {
    visitor.templates.put(
        BrandingTemplate.DEFAULT_NAME, Brandings.with("#7a1f3d", "Contoso <b>secure</b> mail"));

    String page = Visitor.text(visitor.get("/m/" + ScriptedDoor.UNKNOWN));

    assertThat(page)
        .contains("href=\"/assets/brand/7a1f3d.css\"", "Contoso &lt;b&gt;secure&lt;/b&gt; mail");
  }

  @Test
  void signOutShouldEndTheSessionAndItsCookie() {
    Response answer = visitor.signedIn().post("/sign-out");

    assertThat(visitor.door.changes).containsExactly("sign-out true");
    assertThat(answer.headers()).containsEntry("location", "/signed-out");
    assertThat(answer.cookies())
        .containsExactly(
            "__Host-sealpost-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure");
  }
}
