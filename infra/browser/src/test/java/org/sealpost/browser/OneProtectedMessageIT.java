package org.sealpost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.browser.Outbox.Mail;

/// The mission, once: Alice writes, Bob reads and answers, an admin revokes, Bob reads no more.
@Timeout(300)
final class OneProtectedMessageIT {
  private static final String ANSWER = "Thank you, Alice. Is September right: 1,807.55 €?";
  private static final int FORBIDDEN = 403;
  private static final int GONE = 410;

  private final Statement statement = new Statement();
  private final Screenshots screenshots =
      new Screenshots(Path.of("target", "screenshots").toAbsolutePath());

  @Test
  void messageShouldBeReadAndAnsweredUntilItIsRevoked(@TempDir Path data) throws Exception {
    try (Stage stage = Stage.open(data)) {
      System.out.println("Screenshots: " + screenshots.folder());
      statement.send(stage.sealpost().smtpPort());

      Reader bob = stage.reader(Statement.BOB);
      Page open = bobSignsIn(stage, bob);
      bobReads(bob, open);
      bobAnswers(bob, open);
      aliceReadsTheAnswer(stage.reader(Statement.ALICE));
      Page other = bob.visitor().emptyTab();
      other.navigate(open.url());
      Find.link(open, "Answer").click();
      Find.field(open, "Your text").fill("One more question");
      bob.visitor().expectRefusal(GONE);
      adminRevokes(stage);
      bobIsRefused(bob, open, other);

      assertThat(bob.seen()).noneMatch(text -> text.contains(Statement.CAROL));
      stage.assertNoComplaints();
    }
  }

  private Page bobSignsIn(Stage stage, Reader bob) throws Exception {
    Mail wrapper = bob.nextMail();
    stage.outbox().awaitMailTo(Statement.CAROL, 0);
    assertThat(wrapper.source()).doesNotContain(Statement.FIGURE, "Statement");
    bob.visitor().page().navigate(stage.sealpost().outboxPage());
    screenshots.takeByNightToo(bob.visitor().page(), "outbox");
    Page shown = bob.show(wrapper);
    assertThat(Find.link(shown.frameLocator("iframe.letter"), "Read the message")).isVisible();
    screenshots.takeByNightToo(shown, "outbox-wrapper");

    Page portal = bob.followWrapper(shown);
    assertThat(Find.button(portal, "Send me a passcode")).isVisible();
    screenshots.takeByNightToo(portal, "portal-sign-in");
    Mail passcode = bob.askPasscode(portal);
    screenshots.take(portal, "portal-passcode");
    screenshots.take(bob.show(passcode), "outbox-passcode");
    strangerIsRefused(stage.visitor("stranger"), portal.url(), passcode);
    bob.signIn(portal, passcode);
    strangerSeesNothing(stage.visitor("second stranger"), portal.url());
    return portal;
  }

  /// The right code is worth nothing in a browser that did not ask for it.
  private void strangerIsRefused(Visitor stranger, String codePage, Mail passcode)
      throws IOException, MessagingException {
    stranger.expectRefusal(FORBIDDEN);
    Page page = stranger.page();
    page.navigate(codePage);
    Find.field(page, "Passcode").fill(passcode.passcode());

    Find.button(page, "Open the message").click();

    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    assertThat(page.content()).doesNotContain(Statement.BOB, "iframe");
    screenshots.take(page, "portal-passcode-refused");
  }

  private void strangerSeesNothing(Visitor stranger, String message) {
    stranger.expectRefusal(FORBIDDEN);
    Page page = stranger.page();
    for (String below : new String[] {"", "/body", "/attachments/0", "/attachments/1", "/sent"}) {
      page.navigate(message + below);

      assertThat(page.content())
          .doesNotContain(Statement.BOB, Statement.ALICE, Statement.FIGURE, "Statement");
    }
    page.navigate(message);
    assertThat(Find.button(page, "Send me a passcode")).isVisible();
  }

  private void bobReads(Reader bob, Page open) throws IOException {
    assertThat(Find.title(open)).hasText(Statement.READ_SUBJECT);
    FrameLocator body = open.frameLocator("iframe.body");
    assertThat(body.getByText(Statement.FIGURE)).isVisible();
    assertThat(body.getByAltText("Course of the quarter")).isVisible();
    assertThat(
            body.getByAltText("Course of the quarter")
                .evaluate("image => image.decode().then(() => image.naturalWidth)"))
        .isEqualTo(Statement.IMAGE_WIDTH);
    assertThat(open.title()).doesNotContain("taken over", "Statement");
    screenshots.takeByNightToo(open, "portal-message");

    Download download = open.waitForDownload(attachment(open)::click);

    assertThat(download.suggestedFilename()).isEqualTo(Statement.FILE_NAME);
    assertThat(Files.readAllBytes(download.path())).isEqualTo(statement.attachment());
    bob.see(open);
  }

  private void bobAnswers(Reader bob, Page open) {
    Find.link(open, "Answer").click();
    Find.field(open, "Your text").fill(ANSWER);
    screenshots.takeByNightToo(open, "portal-answering");
    Find.button(open, "Send").click();

    assertThat(Find.title(open)).hasText("It is on its way");
    bob.see(open);
    screenshots.take(open, "portal-answer-sent");
    Find.link(open, "Back to the message").click();
    assertThat(open.locator("iframe.body")).isVisible();
  }

  private void aliceReadsTheAnswer(Reader alice) throws Exception {
    Mail wrapper = alice.nextMail();
    assertThat(wrapper.source()).doesNotContain("September");
    Page portal = alice.followWrapper(alice.show(wrapper));
    alice.signIn(portal, alice.askPasscode(portal));

    assertThat(portal.frameLocator("iframe.body").getByText(ANSWER)).isVisible();
    screenshots.take(portal, "portal-answer");
  }

  private void adminRevokes(Stage stage) {
    Visitor admin = stage.visitor("admin");
    // The page asks who is signed in, and nobody is.
    admin.expectRefusal(401);
    Page console = admin.page();
    console.navigate(stage.sealpost().console());
    assertThat(console.getByLabel("User name")).isVisible();
    screenshots.takeByNightToo(console, "console-sign-in");
    console.getByLabel("User name").fill("admin");
    console.getByLabel("Password").fill(stage.sealpost().adminPassword());
    Find.button(console, "Sign in").click();
    assertThat(console.locator("#rows").getByText(Statement.ALICE)).isVisible();
    screenshots.takeByNightToo(console, "console-messages");

    console.getByRole(AriaRole.SEARCHBOX).fill(Statement.ALICE);
    Locator rows = console.locator("#rows tr");
    assertThat(rows).hasCount(1);
    rows.getByRole(AriaRole.LINK).click();
    assertThat(console.locator(".trace").getByText("Signed in")).isVisible();
    assertThat(console.locator("#details")).not().containsText(Statement.FIGURE);
    screenshots.takeByNightToo(console, "console-message");
    Find.button(console, "Revoke message…").click();
    screenshots.takeWindow(console, "console-confirm");
    Find.button(console, "Revoke for good").click();
    assertThat(console.locator("#details .badge")).hasText("Revoked");
    screenshots.take(console, "console-revoked");
  }

  /// In two tabs that were open all the while. His session opens nothing more, and says why.
  private void bobIsRefused(Reader bob, Page open, Page other) {
    Find.button(open, "Send").click();
    assertThat(Find.title(open)).hasText("The sender has withdrawn this message");
    assertThat(open.locator("textarea.unsent")).hasValue("One more question");
    screenshots.takeByNightToo(open, "portal-withdrawn");
    bob.see(open);

    // Chromium calls it a download that failed, or shows the refusal: the file comes neither way.
    List<Download> downloads = new CopyOnWriteArrayList<>();
    other.onDownload(downloads::add);
    String link = other.url() + "/attachments/1";
    attachment(other).click();
    Page third = bob.visitor().emptyTab();
    assertThat(requireNonNull(third.navigate(link)).status()).isEqualTo(GONE);
    assertThat(downloads).allSatisfy(download -> assertThat(download.failure()).isNotNull());
    screenshots.take(third, "portal-attachment-refused");

    // A page that comes out of the Back button's cache is not loaded.
    open.goBack(new Page.GoBackOptions().setWaitUntil(WaitUntilState.COMMIT));
    assertThat(Find.title(open)).hasText("The sender has withdrawn this message");
    screenshots.take(open, "portal-back");
  }

  private static Locator attachment(Page open) {
    return Find.link(open, "Download " + Statement.FILE_NAME);
  }
}
