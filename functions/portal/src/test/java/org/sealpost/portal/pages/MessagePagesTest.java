package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.portal.DownloadResult;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.MessageReference;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.reading.RenderedMessage;

class MessagePagesTest {
  private static final String MESSAGE = "/m/" + ScriptedDoor.VALID;

  private final Visitor visitor = new Visitor().signedIn();
  private final ScriptedDoor door = visitor.door;

  @Test
  void messageShouldShowWhoWroteWhatToWhomAndWhen() {
    door.message =
        ScriptedDoor.message(
            "Draft settlement",
            "<p>Dear Bob</p>",
            new RenderedMessage.Attachment(3, "Q3.pdf", "application/pdf", 482_113, false, false));

    Response answer = visitor.get(MESSAGE);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Visitor.text(answer))
        .contains(
            "Draft settlement",
            "Alice Moreau",
            "alice@contoso.example",
            "bob@partner.example",
            "datetime=\"2026-11-20T09:12:00Z\"",
            "src=\"" + MESSAGE + "/body\"",
            "href=\"" + MESSAGE + "/attachments/3\"",
            "PDF document, 482 kB");
  }

  @Test
  void messageShouldNotCarryItsBodyOrNameItsSubjectInTheTitle() {
    String page = Visitor.text(visitor.get(MESSAGE));

    assertThat(page).doesNotContain("Dear Bob").contains("<title>Protected message · Contoso");
  }

  /// Threats 26 and 33: names are chosen by whoever writes.
  @Test
  void messageShouldEscapeEverythingThatItsAuthorChose() {
    String hostile = "</title><script>alert('x')</script>\" onmouseover=\"y";
    door.message =
        new RenderedMessage(
            new Mailbox(Optional.of(hostile), EmailAddress.of("\"<b>\"@contoso.example")),
            List.of(new Mailbox(Optional.of(hostile), EmailAddress.of("a@b.example"))),
            List.of(new Mailbox(Optional.of(hostile), EmailAddress.of("a@b.example"))),
            hostile,
            Optional.empty(),
            "",
            Optional.of(hostile),
            hostile,
            List.of(new RenderedMessage.Attachment(0, hostile, hostile, 1, false, false)));

    String page = Visitor.text(visitor.get(MESSAGE)) + Visitor.text(visitor.get(MESSAGE + "/sent"));

    assertThat(page).doesNotContain("<script>", "</title><", "<b>");
    assertThat(page).contains("&lt;script&gt;");
  }

  @Test
  void longListOfRecipientsShouldBeFoldedAway() {
    List<Mailbox> many =
        IntStream.range(0, 300)
            .mapToObj(i -> Mailbox.of(EmailAddress.of("p" + i + "@b.example")))
            .toList();
    door.message =
        new RenderedMessage(
            Mailbox.of(EmailAddress.of("a@b.example")),
            many,
            List.of(),
            "",
            Optional.empty(),
            "",
            Optional.empty(),
            "",
            List.of());

    assertThat(Visitor.text(visitor.get(MESSAGE)))
        .contains("p0@b.example, p1@b.example and 298 more", "p299@b.example", "(no subject)");
  }

  @Test
  void bodyShouldStandUnderAPolicyOfItsOwn() {
    door.message = ScriptedDoor.message("s", "<p style=\"color:red\">Dear Bob</p>");

    Response answer = visitor.get(MESSAGE + "/body");

    assertThat(Visitor.text(answer))
        .contains("<p style=\"color:red\">Dear Bob</p>", "<base target=\"_blank\">");
    assertThat(answer.headers().get("content-security-policy"))
        .startsWith("default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox ")
        .contains("frame-ancestors 'self'", "form-action 'none'")
        .doesNotContain("allow-scripts");
  }

  @ParameterizedTest
  @MethodSource
  void bodyShouldBeOnWhitePaperWhenItBringsColors(String html, String scheme) {
    door.message = ScriptedDoor.message("s", html);

    assertThat(Visitor.text(visitor.get(MESSAGE + "/body")))
        .contains("<meta name=\"color-scheme\" content=\"" + scheme + "\">");
  }

  static Stream<Arguments> bodyShouldBeOnWhitePaperWhenItBringsColors() {
    return Stream.of(
        Arguments.of("<p>text</p>", "light dark"),
        Arguments.of("<p style=\"color:red\">text</p>", "only light"),
        Arguments.of("<table bgcolor=\"#eee\"></table>", "only light"),
        Arguments.of("<p><img src=\"data:image/png;base64,AA\"></p>", "only light"));
  }

  @Test
  void rightsShouldSayWhatIsHeldAndWhatIsOnlyAsked() {
    door.rights = UsageRights.DO_NOT_FORWARD;

    assertThat(Visitor.text(visitor.get(MESSAGE)))
        .contains(
            "Forwarding the notice lets nobody else read it.",
            "The sender asks you not to pass on, print or copy what it says.",
            "no web page can enforce it");
  }

  @Test
  void answerShouldNotBeOfferedWithoutTheRight() {
    door.rights = new UsageRights(Set.of(UsageRight.VIEW));

    assertThat(Visitor.text(visitor.get(MESSAGE)))
        .contains("The sender has not allowed answers.")
        .doesNotContain("?as=");
  }

  @Test
  void messageShouldWearItsOwnBranding() {
    door.branding = Brandings.with("#102030", "Contoso secure mail");

    assertThat(Visitor.text(visitor.get(MESSAGE)))
        .contains(
            "/assets/brand/102030.css",
            "src=\"" + Assets.address(Brandings.LOGO) + "\"",
            "Contoso secure mail",
            "https://contoso.example/privacy?a=1&amp;b=2");
  }

  @Test
  void attachmentShouldOnlyEverBeDownloaded() {
    byte[] content = "<script>alert(1)</script>".getBytes(UTF_8);
    door.attachments.put(2, new DownloadResult.Download("page.html", content));

    Response answer = visitor.get(MESSAGE + "/attachments/2");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(content);
    assertThat(answer.headers())
        .containsEntry("content-type", "application/octet-stream")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("cache-control", "no-store, no-transform")
        .containsEntry(
            "content-disposition",
            "attachment; filename=\"page.html\"; filename*=UTF-8''page.html");
    assertThat(answer.headers().get("content-security-policy")).contains("sandbox;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "-1", "x", "1e3", "99999999999999999999", "", "0/..", "%30"})
  void attachmentThatIsNotThereShouldNotBeFound(String number) {
    assertThat(visitor.get(MESSAGE + "/attachments/" + number).status()).isEqualTo(404);
  }

  @Test
  void attachmentTooLargeForTheFrontDoorShouldSaySo() {
    Visitor behindLambda = new Visitor(Visitor.ORIGIN, 100_000).signedIn();
    behindLambda.door.attachments.put(
        0, new DownloadResult.Download("large.bin", new byte[100_001]));

    Response answer = behindLambda.get(MESSAGE + "/attachments/0");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).doesNotContainKey("content-disposition");
    assertThat(Visitor.text(answer)).contains("too-large-to-deliver");
  }

  /// Every route that shows or does something, for whoever is not signed in (threat 32).
  @ParameterizedTest
  @ValueSource(strings = {"/body", "/attachments/0", "/sent"})
  void everyRouteShouldShowNothingWithoutASession(String route) {
    door.attachments.put(0, new DownloadResult.Download("a", "Dear Bob".getBytes(UTF_8)));

    Response none = new Visitor().get(MESSAGE + route);
    Response forged =
        new Visitor().withCookie("__Host-sealpost-session=" + "x".repeat(43)).get(MESSAGE + route);
    Response foreign = visitor.get("/m/" + ScriptedDoor.FOREIGN + route);

    assertThat(List.of(none, forged, foreign))
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(403);
              assertThat(Visitor.text(answer))
                  .contains("Please sign in again")
                  .doesNotContain("Dear Bob", "Draft settlement", "Alice");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/body", "/attachments/0", "/sent"})
  void everyRouteShouldRefuseWithdrawnMessages(String route) {
    Response revoked = visitor.get("/m/" + ScriptedDoor.REVOKED + route);
    Response expired = visitor.get("/m/" + ScriptedDoor.EXPIRED + route);
    Response unopenable = visitor.get("/m/" + ScriptedDoor.UNOPENABLE + route);

    assertThat(List.of(revoked, expired, unopenable))
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(410));
    assertThat(Visitor.text(revoked)).contains("The sender has withdrawn this message");
    assertThat(Visitor.text(expired)).contains("This message has expired");
    assertThat(Visitor.text(unopenable)).contains("This message cannot be opened any more");
  }

  @Test
  void noticeShouldCarryACodeAndTheRequest() {
    assertThat(Visitor.text(visitor.get("/m/" + ScriptedDoor.REVOKED)))
        .contains("Code message-withdrawn · Request request-1", "20 November 2026");
  }

  @Test
  void attachmentsThatMayOnlyBeViewedShouldBeNamedAndNotOffered() {
    visitor.door.access = AttachmentAccess.VIEW_ONLY;
    visitor.door.message =
        ScriptedDoor.message(
            "Draft",
            "<p>x</p>",
            new RenderedMessage.Attachment(0, "plan.pdf", "application/pdf", 1000, false, false));
    String page = Visitor.text(visitor.get(PortalLink.PATH + ScriptedDoor.VALID));

    assertThat(page)
        .contains("plan.pdf", "It can neither be shown here nor be downloaded.")
        .doesNotContain("/attachments/0", ">Download<");
    assertThat(visitor.get(PortalLink.PATH + ScriptedDoor.VALID + "/attachments/0").status())
        .isEqualTo(403);
  }

  /// The code stands in the wrapper message, in the passcode mail, and on every page; unknown links
  /// have one as well.
  @Test
  void referenceShouldBeShownBeforeAndAfterSignIn() {
    Visitor stranger = new Visitor();
    for (String link : new String[] {ScriptedDoor.VALID, ScriptedDoor.UNKNOWN}) {
      String path = Links.message(link);
      assertThat(Visitor.text(stranger.get(path))).contains(MessageReference.ofLink(link));
      assertThat(Visitor.text(stranger.get(path + "/code")))
          .contains(MessageReference.ofLink(link));
    }
    assertThat(Visitor.text(visitor.get(Links.message(ScriptedDoor.VALID))))
        .contains(MessageReference.ofLink(ScriptedDoor.VALID));
  }
}
