package org.sealpost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.browser.SharedStage.World;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.testing.WrapperMails;

/// Each page that says that something cannot be had.
@Timeout(120)
@ExtendWith(SharedStage.class)
final class RefusalStoriesIT {
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int TRY_LATER = 503;

  private final World world;
  private final Screenshots screenshots =
      new Screenshots(Path.of("target", "screenshots", "refusals").toAbsolutePath());

  RefusalStoriesIT(World world) {
    this.world = world;
  }

  /// Also in a tab that shows it already.
  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void revokedMessageShouldBeGoneInEveryTab(Device device) throws Exception {
    Reader bob = send("revoked", device);
    Page page = bob.open();
    String address = page.url();
    Page tab = bob.visitor().emptyTab();
    tab.navigate(address);
    assertThat(tab.locator("iframe.body")).isVisible();

    Find.link(page, "Answer").click();
    assertThat(Find.title(page)).hasText("Your answer");

    world.stage().sealpost().admin().revoke(address);

    bob.visitor().expectRefusal(GONE);
    Find.field(page, "Your text").fill("One more question");
    Find.button(page, "Send").click();
    assertThat(page.locator("textarea.unsent")).hasValue("One more question");
    screenshots.takeOf(bob.visitor(), "answer-kept");
    tab.reload();
    assertThat(tab.locator("iframe.body")).hasCount(0);
    assertThat(tab.content()).doesNotContain("the price is");
    assertThat(Find.title(tab)).hasText("The sender has withdrawn this message");
    screenshots.takeOf(bob.visitor(), tab, "revoked");
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void withdrawnMessageShouldSaySo(Device device) throws Exception {
    String address = address("withdrawn", device);
    Reader bob = world.stage().send(letter(address), device);
    Page page = bob.open();
    String first = page.url();
    letter(address).send(world.stage().sealpost().smtpPort());
    bob.receive();
    assertThat(page.locator("iframe.body")).isVisible();

    world.stage().sealpost().admin().revoke(first);

    bob.visitor().expectRefusal(GONE);
    page.navigate(first);
    assertThat(Find.title(page)).hasText("The sender has withdrawn this message");
    assertThat(page.content()).doesNotContain("the price is", "The offer");
    screenshots.takeOf(bob.visitor(), "withdrawn");
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void unopenableMessageShouldSaySo(Device device) throws Exception {
    Reader bob = send("unopenable", device);
    Page page = bob.open();

    Files.delete(world.stage().sealpost().sealedFile(Admin.message(page.url())));

    bob.visitor().expectRefusal(GONE);
    page.reload();
    assertThat(Find.title(page)).hasText("This message cannot be opened any more");
    screenshots.takeOf(bob.visitor(), "unopenable");
  }

  /// Nothing before sign-in tells whether there is a message.
  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void unknownLinkShouldLookLikeAnyOther(Device device) throws Exception {
    Reader bob = send("unknown", device);
    Page page = bob.receive();
    String known = page.url();
    String heading = Find.title(page).innerText();

    bob.visitor().expectRefusal(FORBIDDEN);
    page.navigate(known.replaceFirst("/m/.*", "/m/" + Samples.link()));
    assertThat(Find.title(page)).hasText(heading);
    Find.button(page, "Send me a passcode").click();
    assertThat(page.getByText("is on its way from")).isVisible();
    Find.field(page, "Passcode").fill("1234 5678");
    Find.button(page, "Open the message").click();
    assertThat(page.getByText("That passcode did not open the message.")).isVisible();

    bob.visitor().expectRefusal(NOT_FOUND);
    page.navigate(known.replaceFirst("/m/.*", "/no/such/page"));
    assertThat(Find.title(page)).hasText("There is no such page");
    screenshots.takeOf(bob.visitor(), "no-such-page");
    page.navigate(known.replaceFirst("/m/.*", "/"));
    screenshots.takeOf(bob.visitor(), "home");
  }

  /// Programs that fetch pages are shown nothing, whatever cookies they have.
  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void machineShouldBeShownNothing(Device device) throws Exception {
    Reader bob = send("machine", device);
    Page page = bob.open();
    try (BrowserContext program =
        world
            .stage()
            .program(device, "Mozilla/5.0 (compatible; LinkScanner-bot/1.0)", bob.visitor())) {
      Page fetched = program.newPage();

      fetched.navigate(page.url());

      assertThat(Find.title(fetched)).hasText("This page is opened by people only");
      assertThat(fetched.content()).doesNotContain("The offer", "iframe");
      screenshots.takeOf(device, fetched, "machine");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void expiredMessageShouldSaySo(Device device) throws Exception {
    try (PortalAlone portal = PortalAlone.open();
        Visitor bob = world.stage().visitor("bob", device, portal.origin())) {
      PortalLink link = message(portal, Mails.plain(), terms -> terms);
      bob.page().navigate(portal.address(link));
      portal.platform().clock().advance(Duration.ofDays(31));
      portal.signIn(bob.browser(), link);
      bob.expectRefusal(GONE);

      bob.page().reload();

      assertThat(Find.title(bob.page())).hasText("This message has expired");
      assertThat(bob.page().content()).doesNotContain("the price is");
      screenshots.takeOf(bob, "expired");
      bob.assertNoComplaints();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void failureOfAStoreShouldAskToTryLaterAndPass(Device device) throws Exception {
    try (PortalAlone portal = PortalAlone.open();
        Visitor bob = world.stage().visitor("bob", device, portal.origin())) {
      PortalLink link = message(portal, Mails.plain(), terms -> terms);
      portal.signIn(bob.browser(), link);
      portal.platform().fail(Port.PROTECTED_MESSAGES);
      bob.expectRefusal(TRY_LATER);
      bob.page().navigate(portal.address(link));
      assertThat(Find.title(bob.page())).hasText("Please try again in a few minutes");
      screenshots.takeOf(bob, "try-later");

      portal.platform().heal();
      bob.page().reload();

      assertThat(bob.page().locator("iframe.body")).isVisible();
      bob.assertNoComplaints();
    }
  }

  /// More than the front door carries comes in pieces, and is whole; without script as well.
  @ParameterizedTest
  @EnumSource
  void largeAttachmentShouldComeInPieces(Device device) throws Exception {
    byte[] file = Papers.noise(700_000).content();
    try (PortalAlone portal = PortalAlone.open(200_000);
        Visitor bob = world.stage().visitor("bob", device, portal.origin())) {
      PortalLink link = message(portal, withAttachment(file), terms -> terms);
      portal.signIn(bob.browser(), link);
      Page page = bob.page();
      page.navigate(portal.address(link));
      Find.link(page, "Download recording.bin").click();
      assertThat(Find.title(page)).hasText("This file is large, so it comes in pieces");
      screenshots.takeOf(bob, "pieces");

      byte[] taken;
      if (device.runsScripts()) {
        Download download = page.waitForDownload(Find.button(page, "Download the file")::click);
        assertThat(download.suggestedFilename()).isEqualTo("recording.bin");
        taken = Files.readAllBytes(download.path());
        assertThat(page.getByText("Done. The file is complete").first()).isVisible();
        screenshots.takeOf(bob, "pieces-done");
      } else {
        taken = new byte[0];
        for (var piece : page.locator("ol a").all()) {
          byte[] next = Files.readAllBytes(page.waitForDownload(piece::click).path());
          int had = taken.length;
          taken = Arrays.copyOf(taken, had + next.length);
          System.arraycopy(next, 0, taken, had, next.length);
        }
      }
      assertThat(taken).isEqualTo(file);
      bob.assertNoComplaints();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void exportedMessageShouldBeTheOneThatWasSealed(Device device) throws Exception {
    byte[] mail = Mails.complete();
    try (PortalAlone portal = PortalAlone.open();
        Visitor bob = world.stage().visitor("bob", device, portal.origin())) {
      PortalLink link = message(portal, mail, RefusalStoriesIT::withExport);
      portal.signIn(bob.browser(), link);
      Page page = bob.page();
      page.navigate(portal.address(link));

      Download download = page.waitForDownload(Find.link(page, "Download message")::click);

      assertThat(Files.readAllBytes(download.path())).isEqualTo(mail);
      bob.assertNoComplaints();
    }
  }

  private static ProtectionTerms withExport(ProtectionTerms usual) {
    return new ProtectionTerms(
        usual.template(),
        new UsageRights(
            java.util.stream.Stream.concat(
                    usual.rights().rights().stream(), Stream.of(UsageRight.EXPORT))
                .collect(java.util.stream.Collectors.toSet())),
        usual.attachments(),
        usual.expiry(),
        usual.protectedBy(),
        usual.passcodeOnly(),
        false);
  }

  private static byte[] withAttachment(byte[] file) {
    return Mails.withFields(
        """
        Content-Type: multipart/mixed; boundary=mix

        --mix
        Content-Type: text/plain

        The recording of our meeting.
        --mix
        Content-Type: application/octet-stream
        Content-Transfer-Encoding: base64
        Content-Disposition: attachment; filename="recording.bin"

        %s
        --mix--
        """
            .formatted(
                java.util.Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(file)));
  }

  private static PortalLink message(PortalAlone portal, byte[] mail, WrapperMails.Terms terms) {
    return WrapperMails.send(
            portal.platform(), mail, Carrier.LINK, Locale.ENGLISH, terms, Samples.BOB)
        .getFirst();
  }

  private Reader send(String story, Device device) throws Exception {
    return world.stage().send(letter(address(story, device)), device);
  }

  private static Letter letter(String address) {
    return Letter.plain(address, "[encrypt] The offer", "Dear Bob,\n\nthe price is 12 €.\n");
  }

  private static String address(String story, Device device) {
    return "%s-%s@partner.example".formatted(story, device.name().toLowerCase(Locale.ROOT));
  }
}
