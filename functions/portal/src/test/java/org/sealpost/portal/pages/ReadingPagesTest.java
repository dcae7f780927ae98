package org.sealpost.portal.pages;

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
import org.sealpost.portal.Refusal;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.withdrawal.Withdrawal;

/// A message as text, on paper, and as a file; each right and each refusal.
class ReadingPagesTest {
  private static final String MESSAGE = "/m/" + ScriptedDoor.VALID;
  private static final String HOSTILE = "</textarea></title><script>alert('x')</script>\" on=\"y";

  private final Visitor visitor = new Visitor().signedIn();
  private final ScriptedDoor door = visitor.door;

  @Test
  void textShouldBeAPageOfItsOwn() {
    door.message = withText("Dear Bob,\n\n<b>not bold</b> & more\n> quoted");

    Response answer = visitor.get(MESSAGE + "/text");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Visitor.text(answer))
        .contains(
            "<div class=\"plain-text\" dir=\"auto\">Dear Bob,\n\n&lt;b&gt;not bold&lt;/b&gt;"
                + " &amp; more\n&gt; quoted</div>",
            "alice@contoso.example",
            "href=\"" + MESSAGE + "\"");
  }

  @Test
  void messageWithoutTextShouldSayThatItHasNone() {
    door.message = withText(" \n");

    assertThat(Visitor.text(visitor.get(MESSAGE + "/text"))).contains("This message has no text.");
  }

  /// Frames are not broken into pages: what is printed is one document, under a policy of its own.
  @Test
  void paperShouldHoldAllOfTheMessageInOneDocument() {
    door.message =
        new RenderedMessage(
            Mailbox.of(EmailAddress.of("alice@contoso.example")),
            IntStream.range(0, 300)
                .mapToObj(i -> Mailbox.of(EmailAddress.of("p" + i + "@b.example")))
                .toList(),
            List.of(),
            "Draft settlement",
            Optional.of(ScriptedDoor.SINCE),
            "<p style=\"color:red\">new</p>",
            Optional.of("<p>old</p>"),
            "",
            List.of(
                new RenderedMessage.Attachment(0, "a<b>.pdf", "application/pdf", 1, false, true)));

    Response answer = visitor.get(MESSAGE + "/print");

    assertThat(Visitor.text(answer))
        .contains(
            "<p style=\"color:red\">new</p>",
            "<p>old</p>",
            "p0@b.example, p1@b.example",
            "p299@b.example",
            "a&lt;b&gt;.pdf",
            "Printed by bob@partner.example on 20 November 2026, 09:13 UTC.",
            "choose Print in the menu of your browser")
        .doesNotContain("<iframe", "<script", "<link");
    assertThat(answer.headers().get("content-security-policy"))
        .startsWith("default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox ")
        .contains("allow-modals", "frame-ancestors 'self'", "form-action 'none'")
        .doesNotContain("allow-scripts", "script-src");
  }

  @ParameterizedTest
  @MethodSource
  void actionShouldBeOfferedAndDoneOnlyWithItsRight(UsageRight right, String path) {
    door.rights = new UsageRights(Set.of(UsageRight.VIEW, right));
    String granted = Visitor.text(visitor.get(MESSAGE));
    int done = visitor.get(MESSAGE + path).status();
    door.rights = new UsageRights(Set.of(UsageRight.VIEW));
    String withheld = Visitor.text(visitor.get(MESSAGE));
    Response refused = visitor.get(MESSAGE + path);

    assertThat(granted).contains("href=\"" + MESSAGE + path + "\"");
    assertThat(done).isEqualTo(200);
    assertThat(withheld).doesNotContain(path);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(Visitor.text(refused)).contains("not-allowed").doesNotContain("Dear Bob", "Alice");
  }

  static Stream<Arguments> actionShouldBeOfferedAndDoneOnlyWithItsRight() {
    return Stream.of(
        Arguments.of(UsageRight.PRINT, "/print"),
        Arguments.of(UsageRight.EXPORT, "/message.eml"),
        Arguments.of(UsageRight.OWNER, "/message.eml"),
        Arguments.of(UsageRight.OWNER, "/print"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/text"})
  void paperShouldBeLeftEmptyWithoutTheRightToPrint(String page) {
    door.rights = UsageRights.DO_NOT_FORWARD;
    String withheld = Visitor.text(visitor.get(MESSAGE + page));
    door.rights = UsageRights.ENCRYPT_ONLY;
    String granted = Visitor.text(visitor.get(MESSAGE + page));

    assertThat(withheld).contains("not-for-paper", "asks you not to print this message");
    assertThat(granted).doesNotContain("not-for-paper", "asks you not to print this message");
  }

  /// Threat 34: what no web page can enforce is called a request.
  @ParameterizedTest
  @MethodSource
  void rightsThatNobodyCanEnforceShouldBeAskedFor(Set<UsageRight> granted, String sentence) {
    door.rights = new UsageRights(granted);

    assertThat(Visitor.text(visitor.get(MESSAGE)))
        .contains("The sender asks you not to " + sentence + " what it says.")
        .contains("This is a request: the portal discourages it, and no web page can enforce it.");
  }

  static Stream<Arguments> rightsThatNobodyCanEnforceShouldBeAskedFor() {
    UsageRight view = UsageRight.VIEW;
    UsageRight forward = UsageRight.FORWARD;
    UsageRight print = UsageRight.PRINT;
    UsageRight copy = UsageRight.COPY;
    return Stream.of(
        Arguments.of(Set.of(view), "pass on, print or copy"),
        Arguments.of(Set.of(view, forward), "print or copy"),
        Arguments.of(Set.of(view, print), "pass on or copy"),
        Arguments.of(Set.of(view, copy), "pass on or print"),
        Arguments.of(Set.of(view, forward, print), "copy"),
        Arguments.of(Set.of(view, forward, copy), "print"),
        Arguments.of(Set.of(view, print, copy), "pass on"));
  }

  @Test
  void messageShouldBeDownloadedAsAFileOnly() {
    door.rights = UsageRights.of(UsageRight.VIEW, UsageRight.EXPORT);

    Response answer = visitor.get(MESSAGE + "/message.eml");

    assertThat(answer.headers())
        .containsEntry("content-type", "application/octet-stream")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("cache-control", "no-store, no-transform")
        .containsEntry("cross-origin-resource-policy", "same-origin")
        .containsEntry(
            "content-disposition",
            "attachment; filename=\"Draft settlement.eml\";"
                + " filename*=UTF-8''Draft%20settlement.eml");
    assertThat(answer.headers().get("content-security-policy")).contains("sandbox;");
  }

  /// Threats 26 and 33: everything on these pages that a stranger has chosen.
  @ParameterizedTest
  @ValueSource(strings = {"", "/text", "/print"})
  void pagesShouldEscapeEverythingThatAnAuthorChose(String page) {
    Mailbox hostile = new Mailbox(Optional.of(HOSTILE), EmailAddress.of("\"<b>\"@contoso.example"));
    door.message =
        new RenderedMessage(
            hostile,
            List.of(hostile),
            List.of(hostile, hostile, hostile, hostile, hostile),
            HOSTILE,
            Optional.empty(),
            "",
            Optional.empty(),
            HOSTILE,
            List.of(new RenderedMessage.Attachment(0, HOSTILE, HOSTILE, 1, true, true)));

    String text = Visitor.text(visitor.get(MESSAGE + page));

    assertThat(text).contains("&lt;script&gt;").doesNotContain("<script>", "</title><", "<b>");
  }

  @ParameterizedTest
  @MethodSource
  void everyPageShouldSayWhyItShowsNothing(String page, Refusal refusal, int status, String code) {
    door.rights = new UsageRights(Set.of(UsageRight.VIEW, UsageRight.OWNER));
    door.refusal = Optional.of(refusal);

    Response answer = visitor.get(MESSAGE + page);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(Visitor.text(answer))
        .contains(code)
        .doesNotContain("Dear Bob", "Draft settlement", "Alice");
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
  }

  static Stream<Arguments> everyPageShouldSayWhyItShowsNothing() {
    return Stream.of("/text", "/print", "/message.eml", "/sent")
        .flatMap(
            page ->
                Stream.of(
                    Arguments.of(page, new Refusal.SignInNeeded(), 403, "sign-in-needed"),
                    Arguments.of(page, new Refusal.SignInAgain(), 403, "sign-in-again"),
                    Arguments.of(
                        page,
                        new Refusal.OtherMailbox("carol@x.example", "b***@y.example"),
                        403,
                        "other-mailbox"),
                    Arguments.of(
                        page,
                        new Refusal.Withdrawn(new Withdrawal.Revoked(ScriptedDoor.SINCE)),
                        410,
                        "message-withdrawn"),
                    Arguments.of(
                        page,
                        new Refusal.Withdrawn(new Withdrawal.Expired(ScriptedDoor.SINCE)),
                        410,
                        "message-expired"),
                    Arguments.of(
                        page, new Refusal.SealedBytesNeeded(), 409, "open-attachment-again"),
                    Arguments.of(page, new Refusal.Unopenable(), 410, "message-unopenable"),
                    Arguments.of(page, new Refusal.NotAllowed(), 403, "not-allowed"),
                    Arguments.of(page, new Refusal.NotForMachines(), 403, "not-for-machines")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/text", "/print", "/message.eml"})
  void everyPageShouldShowNothingWithoutASession(String page) {
    Visitor stranger = new Visitor();

    Response answer = stranger.get(MESSAGE + page);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(Visitor.text(answer)).contains("Please sign in again");
    assertThat(stranger.door.reads).isZero();
  }

  /// Threat 11: asking for headers, or fetching ahead, is not reading.
  @Test
  void machinesShouldBeShownNothing() {
    Response head = visitor.send("HEAD", MESSAGE + "/text", new byte[0]);
    Response ahead =
        new Visitor().signedIn().withHeader("sec-purpose", "prefetch").get(MESSAGE + "/text");

    assertThat(head.status()).isEqualTo(403);
    assertThat(head.body()).isEmpty();
    assertThat(ahead.status()).isEqualTo(403);
    assertThat(door.reads).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/text", "/print", "/message.eml"})
  void pagesShouldOnlyBeRead(String page) {
    assertThat(visitor.post(MESSAGE + page).headers()).containsEntry("allow", "GET, HEAD");
  }

  @Test
  void roomForTheBodyShouldFollowItsLength() {
    door.message = withText("Dear Bob,\nsee you.");
    String brief = Visitor.text(visitor.get(MESSAGE));
    door.message = withText("word ".repeat(2000));
    String lengthy = Visitor.text(visitor.get(MESSAGE));

    assertThat(brief).contains("<iframe class=\"body short\"");
    assertThat(lengthy).contains("<iframe class=\"body long\"");
  }

  private static RenderedMessage withText(String text) {
    return new RenderedMessage(
        new Mailbox(Optional.of("Alice Moreau"), EmailAddress.of("alice@contoso.example")),
        List.of(Mailbox.of(EmailAddress.of("bob@partner.example"))),
        List.of(),
        "Draft settlement",
        Optional.of(ScriptedDoor.SINCE),
        "<p>Dear Bob</p>",
        Optional.empty(),
        text,
        List.of());
  }
}
