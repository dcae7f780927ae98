package org.sealpost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.browser.Outbox.Mail;
import org.sealpost.browser.SharedStage.World;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;

/// Each way to sign in, and each way in which it goes wrong.
@Timeout(120)
@ExtendWith(SharedStage.class)
final class SignInStoriesIT {
  private static final int FORBIDDEN = 403;

  private final World world;
  private final Screenshots screenshots =
      new Screenshots(Path.of("target", "screenshots", "sign-in").toAbsolutePath());

  SignInStoriesIT(World world) {
    this.world = world;
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void passcodeShouldOpenTheMessageAfterAWrongOneAndAReadOfTheHelp(Device device) throws Exception {
    Reader bob = send("passcode", device);
    Page page = bob.receive();
    assertThat(page.title()).doesNotContain("offer");
    screenshots.takeOf(bob.visitor(), "sign-in");
    page.getByText("Can I trust this page?").click();
    screenshots.takeOf(bob.visitor(), "sign-in-trust");

    Mail passcode = bob.askPasscode(page);
    for (Locator same : page.locator("dl.match strong").all()) {
      assertThat(passcode.plainText()).contains(same.innerText());
    }
    assertThat(page.getByText("Send another in")).isDisabled();
    screenshots.takeOf(bob.visitor(), "code");

    bob.visitor().expectRefusal(FORBIDDEN);
    Find.field(page, "Passcode").fill(passcode.passcode().equals("00000000") ? "1" : "00000000");
    Find.button(page, "Open the message").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("did not open the message");
    screenshots.takeOf(bob.visitor(), "code-refused");

    Find.link(page, "What else you can do").click();
    assertThat(Find.title(page)).hasText("The passcode did not arrive");
    screenshots.takeOf(bob.visitor(), "help");
    Find.link(page, "Type a passcode").click();

    page.getByLabel("Keep me signed in for 12 hours on this device").check();
    bob.signIn(page, passcode);

    assertThat(until(session(bob))).isBetween(Duration.ofHours(11), Duration.ofHours(12));
  }

  /// Without the tick, closing the browser ends it.
  @ParameterizedTest
  @EnumSource(names = "DESK")
  void sessionShouldEndWithTheBrowserUnlessItIsKept(Device device) throws Exception {
    Reader bob = send("not-kept", device);

    bob.open();

    assertThat(session(bob).expires).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void anotherPasscodeShouldBeSentAfterAPauseAndBeTheOnlyOneThatWorks(Device device)
      throws Exception {
    try (PortalAlone portal = PortalAlone.open();
        Visitor bob = world.stage().visitor("bob", device, portal.origin())) {
      bob.expectRefusal(FORBIDDEN);
      Page page = bob.page();
      page.clock().install();
      page.navigate(portal.address(link(portal)));
      Find.button(page, "Send me a passcode").click();
      Locator another = page.locator("button[data-pause]");
      assertThat(another).isDisabled();

      portal.platform().clock().advance(Duration.ofSeconds(31));
      page.clock().fastForward(31_000);
      assertThat(another).isEnabled();
      screenshots.takeOf(bob, "code-again");
      another.click();
      assertThat(another).isDisabled();

      Find.field(page, "Passcode").fill(passcode(portal, 2));
      Find.button(page, "Open the message").click();
      assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
      Find.field(page, "Passcode").fill(passcode(portal, 1));
      Find.button(page, "Open the message").click();
      assertThat(page.frameLocator("iframe.body").getByText("the price is 12 €")).isVisible();
      bob.assertNoComplaints();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void accountThatOwnsTheAddressShouldOpenTheMessageAtOnce(Device device) throws Exception {
    Reader bob = send("owned", device);
    Page page = bob.receive();
    String address = page.url();

    Find.button(page, "Sign in with " + AccountServer.MAIL).click();
    world.accounts().signIn(page, "owner-" + bob.address(), bob.address());

    assertThat(page.locator("iframe.body")).isVisible();
    assertThat(page.url()).isEqualTo(address);
    assertThat(page.locator(".account")).containsText(bob.address());
  }

  /// Threat 18: the account says another address, so the mailbox is proved by passcode, once.
  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void accountThatDoesNotOwnTheAddressShouldOpenTheMessageAfterOnePasscode(Device device)
      throws Exception {
    Reader bob = send("proof", device);
    String subject = "worker-" + bob.address();
    Page page = bob.receive();
    String address = page.url();
    Find.button(page, "Sign in with " + AccountServer.WORK).click();
    world.accounts().signIn(page, subject, "robert@fabrikam.example");
    assertThat(Find.title(page)).hasText("One more step: is this mailbox yours?");
    assertThat(page.content()).doesNotContain(bob.address());
    screenshots.takeOf(bob.visitor(), "proof");

    Find.button(page, "Send a passcode to this mailbox").click();
    bob.signIn(page, bob.nextMail());
    Find.button(page, "Sign out").click();
    assertThat(Find.title(page)).hasText("You are signed out");
    screenshots.takeOf(bob.visitor(), "signed-out");

    page.navigate(address);
    Find.button(page, "Sign in with " + AccountServer.WORK).click();
    world.accounts().signIn(page, subject, "robert@fabrikam.example");
    assertThat(page.locator("iframe.body")).isVisible();
  }

  /// The page says which mailbox the message is for, masked, and how to switch.
  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void wrongPersonShouldBeToldWhomTheMessageIsForAndSwitch(Device device) throws Exception {
    Reader bob = send("wrong", device);
    bob.open();
    Letter letter = letter("zoe", device);
    Reader zoe = world.stage().send(letter, device);
    zoe.receive();
    bob.visitor().expectRefusal(FORBIDDEN);
    Page page = bob.visitor().page();

    page.navigate(zoe.visitor().page().url());

    assertThat(Find.title(page)).hasText("This message is for another mailbox");
    assertThat(page.content()).doesNotContain(zoe.address(), "offer");
    assertThat(page.locator("dl.match")).containsText("z•");
    screenshots.takeOf(bob.visitor(), "other-mailbox");
    page.locator("form[action$='/switch'] button").click();
    Find.button(page, "Send me a passcode").click();
    zoe.signIn(page, zoe.nextMail());
    assertThat(page.locator(".account")).containsText(zoe.address());
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void whoHasNoWayToSignInShouldBeToldWhomToTell(Device device) throws Exception {
    try (PortalAlone portal = PortalAlone.open();
        Visitor bob = world.stage().visitor("bob", device, portal.origin())) {
      BrandingTemplate usual = BrandingTemplate.factoryDefault();
      portal
          .platform()
          .brandingTemplates
          .put(
              new BrandingTemplate(
                  usual.name(),
                  usual.backgroundColor(),
                  usual.logo(),
                  usual.introductionText(),
                  usual.emailText(),
                  usual.readButtonText(),
                  usual.disclaimerText(),
                  Optional.of("Contoso Claims Department"),
                  usual.privacyStatementUrl(),
                  false,
                  true,
                  usual.externalMailExpiryInDays()));
      bob.page().navigate(portal.address(link(portal)));

      assertThat(bob.page().getByText("There is no way to sign in")).isVisible();
      assertThat(Find.button(bob.page(), "Send me a passcode")).hasCount(0);
      screenshots.takeOf(bob, "no-way");
      bob.assertNoComplaints();
    }
  }

  private Reader send(String story, Device device) throws Exception {
    return world.stage().send(letter(story, device), device);
  }

  private static Letter letter(String story, Device device) {
    return Letter.plain(
        "%s-%s@partner.example".formatted(story, device.name().toLowerCase(Locale.ROOT)),
        "[encrypt] The offer",
        "Dear Bob,\n\nthe price is 12 €.\n\nAlice\n");
  }

  private static PortalLink link(PortalAlone portal) {
    return WrapperMails.send(
            portal.platform(),
            Mails.plain(),
            Carrier.LINK,
            Locale.ENGLISH,
            terms -> terms,
            Samples.BOB)
        .getFirst();
  }

  /// @param back 1 for the newest
  private static String passcode(PortalAlone portal, int back) {
    var sent = portal.platform().outboundMail.sentTo(Samples.BOB);
    return Story.texts(sent.get(sent.size() - back))
        .replaceFirst("(?s).*passcode is: (\\d{4} \\d{4}).*", "$1");
  }

  private static Cookie session(Reader reader) {
    return reader.visitor().browser().cookies().stream()
        .filter(cookie -> cookie.name.endsWith("sealpost-session"))
        .findFirst()
        .orElseThrow();
  }

  private static Duration until(Cookie cookie) {
    return Duration.between(Instant.now(), Instant.ofEpochSecond(cookie.expires.longValue()));
  }
}
