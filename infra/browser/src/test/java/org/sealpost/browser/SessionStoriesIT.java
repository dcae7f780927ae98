package org.sealpost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.browser.Papers.Paper;
import org.sealpost.browser.SharedStage.World;

/// A reader with two browsers, and one with a browser that runs no script.
@Timeout(120)
@ExtendWith(SharedStage.class)
final class SessionStoriesIT {
  private static final int FORBIDDEN = 403;

  private final World world;
  private final Screenshots screenshots =
      new Screenshots(Path.of("target", "screenshots", "sessions").toAbsolutePath());

  SessionStoriesIT(World world) {
    this.world = world;
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void readerShouldEndTheirOtherSession(Device device) throws Exception {
    Letter letter =
        Letter.plain(
            "two-%s@partner.example".formatted(device.name().toLowerCase(Locale.ROOT)),
            "[encrypt] The offer",
            "Dear Bob,\n\nthe price is 12 €.\n");
    Reader bob = world.stage().send(letter, device);
    Page page = bob.open();
    Visitor other =
        world.stage().visitor("other", device == Device.DESK ? Device.PHONE : Device.DESK);
    Page lent = other.page();
    String message = page.url();
    lent.navigate(message);
    bob.signIn(lent, bob.askPasscode(lent));
    Find.link(lent, "Answer").click();
    Find.field(lent, "Your text").fill("Not from Bob");

    page.locator(".account a[href='/sessions']").click();
    assertThat(Find.title(page)).hasText("Where you are signed in");
    assertThat(page.locator(".sessions > li")).hasCount(2);
    screenshots.takeOf(bob.visitor(), "sessions");
    Find.button(page, "End this one").click();
    assertThat(page.locator(".sessions > li")).hasCount(1);
    screenshots.takeOf(bob.visitor(), "one-session");

    other.expectRefusal(FORBIDDEN);
    Find.button(lent, "Send").click();
    assertThat(Find.title(lent)).hasText("Please sign in again");
    assertThat(lent.locator("textarea.unsent")).hasValue("Not from Bob");
    screenshots.takeOf(other, "session-ended");
    lent.navigate(message);
    assertThat(Find.button(lent, "Send me a passcode")).isVisible();
    lent.navigate(page.url());
    assertThat(Find.title(lent)).hasText("You are not signed in");
    screenshots.takeOf(other, "not-signed-in");
  }

  @Test
  void everythingShouldWorkWithoutScript() throws Exception {
    Paper picture = Papers.picture();
    Letter letter =
        Letter.html(
                "plain@partner.example",
                "[encrypt] The offer",
                "<p>Dear Bob,</p><p>the price is <b>12 €</b>.</p>")
            .with(picture, Papers.text());
    Reader bob = world.stage().send(letter, Device.SCRIPTLESS);
    Page page = bob.receive();
    screenshots.takeOf(bob.visitor(), "sign-in");
    Outbox.Mail passcode = bob.askPasscode(page);
    screenshots.takeOf(bob.visitor(), "code");
    Find.button(page, "Send another passcode").click();
    assertThat(page.getByText("Nothing new was sent yet.")).isVisible();
    screenshots.takeOf(bob.visitor(), "code-early");
    bob.signIn(page, passcode);
    String message = page.url();
    assertThat(page.frameLocator("iframe.body").getByText("12 €")).isVisible();
    screenshots.takeOf(bob.visitor(), "message");

    Find.link(page, "Text only").click();
    assertThat(page.locator(".plain-text")).containsText("the price is 12 €");
    screenshots.takeOf(bob.visitor(), "text");
    Find.link(page, "Back to the message").click();
    Find.link(page, "View turnover.png").click();
    assertThat(page.locator("ol.pages img")).isVisible();
    page.waitForLoadState();
    screenshots.takeOf(bob.visitor(), "view-png");
    Find.link(page, "Back to the message").click();
    Find.link(page, "View minutes.txt").click();
    assertThat(page.frameLocator("iframe.body").getByText("The offer stands")).isVisible();
    screenshots.takeOf(bob.visitor(), "view-txt");
    Find.link(page, "Back to the message").click();
    Download download = page.waitForDownload(Find.link(page, "Download turnover.png")::click);
    assertThat(Files.readAllBytes(download.path())).isEqualTo(picture.content());

    Find.link(page, "Answer").click();
    Find.field(page, "Your text").fill("Agreed.");
    Find.button(page, "Send").click();
    assertThat(Find.title(page)).hasText("It is on its way");
    assertThat(world.stage().outbox().awaitMailTo(Statement.ALICE, 0).source())
        .doesNotContain("Agreed.");
    Find.link(page, "Back to the message").click();
    Find.button(page, "Sign out").click();
    assertThat(Find.title(page)).hasText("You are signed out");
    page.navigate(message);
    assertThat(Find.button(page, "Send me a passcode")).isVisible();
  }
}
