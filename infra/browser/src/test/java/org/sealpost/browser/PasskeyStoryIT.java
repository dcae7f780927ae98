package org.sealpost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.UsageRights;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.SenderControls;
import org.sealpost.protection.settings.SubjectToken;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.TemplateStatus;

/// Readers with passkeys (threat 25), at a portal that has a name: addresses have no passkeys.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PasskeyStoryIT {
  private static final int FORBIDDEN = 403;
  private static final String USE = "Sign in with a passkey";
  private static final String MAKE = "Make a passkey";
  private static final String CONFIRM = "Confirm with a passkey";

  private final Screenshots screenshots =
      new Screenshots(Path.of("target", "screenshots", "passkeys").toAbsolutePath());
  @TempDir private static Path data;
  private Stage stage;

  @BeforeAll
  void open() throws Exception {
    stage = Stage.open(data, List.of(), "--portal-host=localhost");
    stage.sealpost().admin().protect(settings());
  }

  @AfterAll
  void close() throws IOException {
    stage.close();
  }

  @AfterEach
  void nobodyComplained() {
    try {
      stage.assertNoComplaints();
    } finally {
      stage.clear();
    }
  }

  @Test
  void passkeyShouldSignInAtASecondVisit() throws Exception {
    Reader bob = stage.send(letter("second@partner.example", "[encrypt] One"), Device.DESK);
    VirtualAuthenticator device = VirtualAuthenticator.in(bob.visitor());
    Page page = bob.open();
    assertThat(page.locator("[data-passkey-offer]")).isVisible();
    screenshots.takeOf(bob.visitor(), "offer");
    Find.link(page, MAKE).click();
    Find.button(page, MAKE).click();
    assertThat(page.locator("#passkeys .sessions > li")).hasCount(1);
    assertThat(device.passkeys()).isEqualTo(1);
    screenshots.takeOf(bob.visitor(), "made");
    Find.button(page, "Sign out").click();
    assertThat(Find.title(page)).hasText("You are signed out");

    letter("second@partner.example", "[encrypt] Two").send(stage.sealpost().smtpPort());
    page = bob.receive();
    assertThat(Find.button(page, USE)).isVisible();
    screenshots.takeOf(bob.visitor(), "sign-in");
    Find.button(page, USE).click();

    assertThat(page.frameLocator("iframe.body").getByText("12 €")).isVisible();
    // Whoever has one is not offered another.
    assertThat(page.locator("[data-passkey-offer]")).isHidden();
    page.locator(".account a[href='/sessions']").click();
    assertThat(page.locator(".sessions").first()).containsText("with a passkey");
  }

  @Test
  void passkeyOfAnotherMailboxShouldOpenNothing() throws Exception {
    Reader bob = stage.send(letter("bobs@partner.example", "[encrypt] One"), Device.DESK);
    VirtualAuthenticator.in(bob.visitor());
    Page page = bob.open();
    makeOnSessions(page);
    Reader carol = stage.reader("carols@partner.example");
    letter(carol.address(), "[encrypt] For Carol").send(stage.sealpost().smtpPort());
    Page carols = carol.receive();
    String link = carols.url();
    Find.button(page, "Sign out").click();

    bob.visitor().expectRefusal(FORBIDDEN);
    page.navigate(link);
    Find.button(page, USE).click();

    assertSaid(page, "This passkey belongs to another mailbox");
  }

  /// The negative half: without user verification, cancelled, and removed.
  @Test
  void passkeyShouldNotSignInUnlessItsUserDoes() throws Exception {
    Reader bob = stage.send(letter("not@partner.example", "[encrypt] One"), Device.DESK);
    VirtualAuthenticator device = VirtualAuthenticator.in(bob.visitor());
    Page page = bob.open();
    String message = page.url();
    makeOnSessions(page);
    Find.button(page, "Sign out").click();

    device.userIsVerified(false);
    page.navigate(message);
    Find.button(page, USE).click();
    assertSaid(page, "Nothing was confirmed on your device.");
    screenshots.takeOf(bob.visitor(), "cancelled");

    device.userIsVerified(true);
    Find.button(page, USE).click();
    assertThat(page.locator("iframe.body")).isVisible();
    page.navigate(page.url().replaceFirst("/m/.*", "/sessions"));
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove the passkey made on"))
        .click();
    assertThat(page.getByText("You have no passkey here yet.")).isVisible();
    Find.button(page, "Sign out").click();

    bob.visitor().expectRefusal(FORBIDDEN);
    page.navigate(message);
    Find.button(page, USE).click();
    assertSaid(page, "The passkey was not accepted.");
  }

  @Test
  void messageThatAsksForAPasskeyShouldOpenWithOneOnly() throws Exception {
    Reader bob = stage.send(letter("step@partner.example", "[vault] The offer"), Device.PHONE);
    VirtualAuthenticator device = VirtualAuthenticator.in(bob.visitor());
    bob.visitor().expectRefusal(FORBIDDEN);
    Page page = bob.receive();
    String message = page.url();
    typePasscode(bob, page);
    assertThat(Find.title(page)).hasText("This message needs a passkey as well");
    screenshots.takeOf(bob.visitor(), "needed-first");
    Find.button(page, MAKE).click();
    assertThat(page.frameLocator("iframe.body").getByText("12 €")).isVisible();

    Find.button(page, "Sign out").click();
    comeBackLater(bob, page, message);
    typePasscode(bob, page);
    assertThat(Find.button(page, CONFIRM)).isVisible();
    screenshots.takeOf(bob.visitor(), "needed");
    device.userIsVerified(false);
    Find.button(page, CONFIRM).click();
    assertSaid(page, "Nothing was confirmed on your device.");
    device.userIsVerified(true);
    Find.button(page, CONFIRM).click();
    assertThat(page.frameLocator("iframe.body").getByText("12 €")).isVisible();

    // Whoever has lost it gets no further by passcode.
    device.forget();
    Find.button(page, "Sign out").click();
    comeBackLater(bob, page, message);
    typePasscode(bob, page);
    assertThat(Find.button(page, CONFIRM)).isVisible();
    assertThat(Find.button(page, MAKE)).hasCount(0);
    assertThat(page.getByText("a passcode alone cannot replace it")).isVisible();
  }

  /// What has become of asking the device, where the reader is told.
  private static void assertSaid(Page page, String text) {
    assertThat(page.locator("[data-passkey-state]")).containsText(text);
  }

  /// A browser that asks for another passcode within half a minute gets none; one without cookies
  /// does.
  private static void comeBackLater(Reader bob, Page page, String message) {
    bob.visitor().browser().clearCookies();
    page.navigate(message);
  }

  private static void typePasscode(Reader bob, Page page) throws Exception {
    Outbox.Mail passcode = bob.askPasscode(page);
    Find.field(page, "Passcode").fill(passcode.passcode());
    Find.button(page, "Open the message").click();
  }

  private static void makeOnSessions(Page page) {
    page.locator(".account a[href='/sessions']").click();
    Find.button(page, MAKE).click();
    assertThat(page.locator("#passkeys .sessions > li")).hasCount(1);
  }

  private static Letter letter(String recipient, String subject) {
    return Letter.plain(recipient, subject, "Dear Bob,\n\nthe price is 12 €.\n");
  }

  /// The usual ones, and a template that asks for a passkey.
  private static ProtectionSettings settings() {
    ProtectionSettings usual = ProtectionSettings.DEFAULTS;
    return new ProtectionSettings(
        List.of(
            new ProtectionTemplate(
                "vault",
                Map.of(),
                UsageRights.ENCRYPT_ONLY,
                Optional.empty(),
                ContentExpiry.NEVER,
                AttachmentAccess.DOWNLOAD,
                TemplateStatus.PUBLISHED,
                true)),
        usual.decryptAttachmentForEncryptOnly(),
        usual.limits(),
        usual.carrier(),
        usual.wrapperSubject(),
        usual.method(),
        new SenderControls(
            Stream.concat(
                    usual.senderControls().subjectTokens().stream(),
                    Stream.of(new SubjectToken("[vault]", "vault")))
                .toList(),
            List.of(),
            List.of(),
            true,
            false,
            false),
        usual.passing(),
        usual.smime());
  }
}
