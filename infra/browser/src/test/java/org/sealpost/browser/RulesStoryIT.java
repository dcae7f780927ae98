package org.sealpost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.browser.Outbox.Mail;

/// An admin's day: a rule written as in Exchange holds a mail, and the admin lets it go.
@Timeout(300)
final class RulesStoryIT {
  /// Would run where the name of a rule were taken for HTML.
  private static final String RULE = "Hold statements <img src=x onerror=alert(1)>";

  private static final String COMMAND =
      "New-TransportRule -Name '%s' -SentToScope NotInOrganization -SubjectOrBodyContainsWords 'third quarter' -Quarantine $true -Comments 'Finance looks at each before it leaves.'"
          .formatted(RULE);

  private final Statement statement = new Statement();
  private final Screenshots screenshots =
      new Screenshots(Path.of("target", "screenshots", "rules").toAbsolutePath());

  @Test
  void mailShouldBeHeldByARuleUntilAnAdminReleasesIt(@TempDir Path data) throws Exception {
    try (Stage stage = Stage.open(data)) {
      System.out.println("Screenshots: " + screenshots.folder());
      Page console = adminSignsIn(stage);

      adminWritesARule(console);
      statement.send(stage.sealpost().smtpPort());
      adminFindsTheMail(console);
      assertThat(stage.outbox().newest()).isZero();
      adminReleasesTheMail(console);

      Mail bobs = stage.outbox().awaitMailTo(Statement.BOB, 0);
      Mail carols = stage.outbox().awaitMailTo(Statement.CAROL, 0);
      assertThat(bobs.source() + carols.source())
          .doesNotContain(Statement.FIGURE, "third quarter", "Statement");
      theRuleWasCounted(console);
      stage.assertNoComplaints();
    }
  }

  private static Page adminSignsIn(Stage stage) {
    Visitor admin = stage.visitor("admin");
    // The page asks who is signed in, and nobody is.
    admin.expectRefusal(401);
    Page console = admin.page();
    console.onDialog(RulesStoryIT::refuse);
    console.navigate(stage.sealpost().console());
    console.getByLabel("User name").fill("admin");
    console.getByLabel("Password").fill(stage.sealpost().adminPassword());
    Find.button(console, "Sign in").click();
    assertThat(Find.title(console)).hasText("Protected messages");
    return console;
  }

  private static void refuse(Dialog dialog) {
    throw new AssertionError("a script ran: " + dialog.message());
  }

  private void adminWritesARule(Page console) {
    open(console, "Quarantine");
    assertThat(console.getByText("Nothing is held")).isVisible();
    screenshots.take(console, "quarantine-empty");
    open(console, "Rules");
    assertThat(console.getByText("The default rules: nobody has changed anything yet."))
        .isVisible();

    console.locator("#ps-command").fill("New-TransportRule -Name");
    Find.button(console, "Run").click();
    assertThat(console.getByText("Nothing was changed.")).isVisible();
    screenshots.take(console, "rules-error");
    console.locator("#ps-command").fill(COMMAND);
    Find.button(console, "Run").click();

    assertThat(console.getByText("Saved as version 1.")).isVisible();
    Locator rule = row(console).getByRole(AriaRole.BUTTON);
    rule.click();
    assertThat(rule).hasAttribute("aria-expanded", "true");
    assertThat(console.locator("tr.opened:visible")).containsText("SentToScope NotInOrganization");
    screenshots.takeByNightToo(console, "rules");
  }

  /// The page does not refresh itself.
  private void adminFindsTheMail(Page console) {
    open(console, "Quarantine");
    Locator held = console.locator("#held-rows tr");
    console.waitForCondition(
        () -> {
          Find.button(console, "Refresh").click();
          assertThat(Find.button(console, "Refresh")).isEnabled();
          return held.count() > 0;
        },
        new Page.WaitForConditionOptions().setTimeout(60_000));

    assertThat(held).hasCount(1);
    assertThat(held).containsText(Statement.ALICE);
    assertThat(held).containsText(Statement.CAROL);
    assertThat(held).containsText(RULE);
    assertThat(held).containsText("Encrypt");
    assertThat(console.locator("#quarantine").innerHTML())
        .doesNotContain(Statement.FIGURE, "third quarter", "Statement");
    screenshots.takeByNightToo(console, "quarantine");
  }

  private void adminReleasesTheMail(Page console) throws IOException {
    Find.button(console, "Release…").click();
    Locator dialog = console.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText(Statement.BOB);
    assertThat(Find.button(console, "Keep it held")).isFocused();
    screenshots.takeWindow(console, "quarantine-release");
    Find.button(console, "Release").click();

    assertThat(console.getByText("The mail is released and on its way.")).isVisible();
    assertThat(console.getByText("Nothing is held")).isVisible();
    screenshots.take(console, "quarantine-released");
  }

  private void theRuleWasCounted(Page console) {
    open(console, "Rules");
    assertThat(row(console).locator(".number")).hasText("1");
    Find.button(console, "Changes").first().click();
    assertThat(console.locator("#comparison")).containsText("Added with priority 1");
    screenshots.take(console, "rules-history");
  }

  private static Locator row(Page console) {
    return console.locator("#rule-rows tr").filter(new Locator.FilterOptions().setHasText(RULE));
  }

  private static void open(Page console, String place) {
    Find.link(console, place).click();
    assertThat(Find.title(console)).hasText(place);
  }
}
