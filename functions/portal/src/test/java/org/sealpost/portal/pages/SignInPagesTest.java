package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.opening.DeliveryProblem;
import org.sealpost.opening.SignInWays;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.protection.MessageReference;

class SignInPagesTest {
  private static final AccountProvider GOOGLE =
      new AccountProvider("google", "Google", AccountProvider.Kind.SOCIAL);

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
        List.of(
            "",
            "/code",
            "/body",
            "/sent",
            "/attachments/0",
            "/passcode",
            "/sealed",
            "/help",
            "/account",
            "/switch")) {
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
            Visitor.ticketName(link.replace("/", ""))
                + "="
                + ScriptedDoor.TICKET.toText()
                + "; Max-Age=900; Path=/; HttpOnly; SameSite=Lax; Secure");
  }

  @Test
  void signInPageShouldPostToItsOwnAddress() {
    assertThat(Visitor.text(visitor.get("/m/" + ScriptedDoor.VALID)))
        .contains("<form method=\"post\" class=\"ways\">");

    visitor.post("/m/" + ScriptedDoor.VALID);

    assertThat(visitor.door.changes).containsExactly("passcode " + ScriptedDoor.VALID);
  }

  /// Whoever asks too soon is told so, and keeps what they have.
  @Test
  void askingTooSoonShouldKeepTheTicketAndSaySo() {
    visitor.withTicket(ScriptedDoor.VALID).clock.set(ScriptedDoor.SINCE.plusSeconds(7));

    Response answer = visitor.post("/m/" + ScriptedDoor.VALID + "/passcode");
    Response page = visitor.get("/m/" + ScriptedDoor.VALID + "/code?early");

    assertThat(answer.headers())
        .containsEntry("location", "/m/" + ScriptedDoor.VALID + "/code?early");
    assertThat(answer.cookies().getFirst())
        .startsWith(Visitor.ticketName(ScriptedDoor.VALID) + "=" + ScriptedDoor.TICKET.toText());
    assertThat(Visitor.text(page)).contains("Nothing new was sent yet.", "data-pause=\"24\"");
  }

  @Test
  void pauseShouldNotBeSpokenOfWhenItIsOver() {
    visitor.withTicket(ScriptedDoor.VALID).clock.set(ScriptedDoor.SINCE.plusSeconds(30));

    assertThat(Visitor.text(visitor.get("/m/" + ScriptedDoor.VALID + "/code?early")))
        .doesNotContain("Nothing new was sent yet.")
        .contains("data-pause=\"0\"");
  }

  /// ome.md 5.2: people find the right mail by it.
  @Test
  void codePageShouldShowRequestAndReferenceAsTheMailDoes() {
    String page =
        Visitor.text(
            visitor.withTicket(ScriptedDoor.VALID).get("/m/" + ScriptedDoor.VALID + "/code"));

    assertThat(page)
        .contains(
            "<strong>" + ScriptedDoor.TICKET.reference() + "</strong>",
            "<strong>" + MessageReference.ofLink(ScriptedDoor.VALID) + "</strong>",
            "notices@contoso.example");
  }

  @Test
  void browserThatAskedForNoPasscodeShouldBeTold() {
    String page = Visitor.text(visitor.get("/m/" + ScriptedDoor.VALID + "/code"));

    assertThat(page).contains("No passcode is waiting for you in this browser.");
  }

  /// A ticket of one link says nothing at another.
  @Test
  void ticketShouldBelongToItsLink() {
    visitor.withTicket(ScriptedDoor.UNKNOWN);

    assertThat(Visitor.text(visitor.get("/m/" + ScriptedDoor.VALID + "/code")))
        .contains("No passcode is waiting for you in this browser.");
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED, The mail service did not take it",
    "BOUNCED, Your mail server has sent it back",
    "SUPPRESSED, Earlier e-mails to you came back",
    "COMPLAINED, reported as spam"
  })
  void deliveryProblemShouldBeToldWithWhatToDo(DeliveryProblem.Kind kind, String words) {
    visitor.door.problem = Optional.of(new DeliveryProblem(kind, ScriptedDoor.SINCE));

    Response asked =
        visitor.withTicket(ScriptedDoor.VALID).get("/m/" + ScriptedDoor.VALID + "/code");
    Response stranger = new Visitor().get("/m/" + ScriptedDoor.VALID + "/code");

    assertThat(Visitor.text(asked)).contains(words, "notices@contoso.example");
    assertThat(Visitor.text(stranger)).doesNotContain(words);
  }

  @ParameterizedTest
  @MethodSource("links")
  void helpShouldBeTheSameForEveryLinkAndLookNothingUp(String link) {
    visitor.door.failure = Optional.of(new IllegalStateException("nobody may ask"));

    Response answer = visitor.get("/m/" + link.replace("/", "") + "/help");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Visitor.textOfAnyLink(answer).replaceAll("[A-Z2-9]{4}-[A-Z2-9]{4}", ""))
        .isEqualTo(
            Visitor.textOfAnyLink(visitor.get("/m/" + ScriptedDoor.VALID + "/help"))
                .replaceAll("[A-Z2-9]{4}-[A-Z2-9]{4}", ""))
        .contains("junk folder", "quarantine", "forwards", "shared mailbox", "15 minutes");
  }

  @Test
  void keepingShouldBeOfferedOnlyWhereItIsHonoured() {
    String offered = Visitor.text(visitor.get("/m/" + ScriptedDoor.VALID + "/code"));
    visitor.door.ways = new SignInWays(true, List.of(), false, Duration.ofHours(1));
    String refused = Visitor.text(visitor.get("/m/" + ScriptedDoor.VALID + "/code"));

    assertThat(offered).contains("name=\"keep\"", "for 12 hours on this device");
    assertThat(refused).doesNotContain("name=\"keep\"");
  }

  @Test
  void keptSessionShouldOutliveTheBrowser() {
    Response answer =
        visitor
            .withTicket(ScriptedDoor.VALID)
            .post(
                "/m/" + ScriptedDoor.VALID + "/code", "code", ScriptedDoor.PASSCODE, "keep", "yes");

    assertThat(answer.cookies())
        .containsExactly(
            "__Host-sealpost-session="
                + ScriptedDoor.SESSION.value()
                + "; Max-Age=43200; Path=/; HttpOnly; SameSite=Lax; Secure");
  }

  /// OTPEnabled of the template (ome.md 1).
  @Test
  void passcodeShouldNotBeOfferedWhereTheTemplateForbidsIt() {
    visitor.door.ways = new SignInWays(false, List.of(GOOGLE), true, Duration.ofHours(12));

    assertThat(Visitor.text(visitor.get("/m/" + ScriptedDoor.VALID)))
        .contains("Sign in with Google")
        .doesNotContain("Send me a passcode");
  }

  @Test
  void readerWithoutAnyWayShouldBeToldWhatToDo() {
    visitor.door.ways = new SignInWays(false, List.of(), true, Duration.ofHours(12));

    assertThat(Visitor.text(visitor.get("/m/" + ScriptedDoor.VALID)))
        .contains("There is no way to sign in", "Please tell the person who sent the message")
        .doesNotContain("<form");
  }

  @Test
  void staleSignInShouldBeAskedForAnewWithTheReason() {
    Response answer = visitor.signedIn().get("/m/" + ScriptedDoor.STALE);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(Visitor.text(answer)).contains("Please sign in once more.", "Send me a passcode");
  }

  /// Support cause number one of OME (ome.md 5.2).
  @Test
  void wrongPersonShouldLearnWhomTheMessageIsForAndHowToSwitch() {
    Response page = visitor.signedIn().get("/m/" + ScriptedDoor.OTHER_MAILBOX);
    Response out =
        visitor.post(
            "/m/" + ScriptedDoor.OTHER_MAILBOX + "/switch", "csrf", Csrf.of(ScriptedDoor.SESSION));

    assertThat(page.status()).isEqualTo(403);
    assertThat(Visitor.text(page))
        .contains(
            "bob@partner.example", "c\u2022\u2022\u2022@partner.example", "alias", "forwarded");
    assertThat(out.headers()).containsEntry("location", "/m/" + ScriptedDoor.OTHER_MAILBOX);
    assertThat(out.cookies().getFirst()).startsWith("__Host-sealpost-session=; Max-Age=0");
    assertThat(visitor.door.changes).containsExactly("sign-out true");
  }

  @Test
  void switchingShouldNeedTheSessionsToken() {
    Response answer =
        visitor.signedIn().post("/m/" + ScriptedDoor.OTHER_MAILBOX + "/switch", "csrf", "x");

    assertThat(answer.cookies()).isEmpty();
    assertThat(visitor.door.changes).isEmpty();
  }

  @Test
  void codeShouldSignIn() {
    Response answer =
        visitor
            .withTicket(ScriptedDoor.VALID)
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
  void pagesShouldWearTheBrandingOfTheMessage() {
    visitor.door.branding = Brandings.with("#7a1f3d", "Contoso <b>secure</b> mail");

    for (String path : List.of("", "/code")) {
      assertThat(Visitor.text(visitor.get("/m/" + ScriptedDoor.VALID + path)))
          .contains("href=\"/assets/brand/7a1f3d.css\"", "Contoso &lt;b&gt;secure&lt;/b&gt; mail");
    }
  }
}
