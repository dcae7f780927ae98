package org.sealpost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.browser.Papers.Paper;
import org.sealpost.browser.SharedStage.World;

/// Answering, answering all, passing on: with a keyboard alone, on a phone, with JavaScript off.
@Timeout(240)
@ExtendWith(SharedStage.class)
final class AnswerStoriesIT {
  private static final int FORBIDDEN = 403;
  private static final int GONE = 410;
  private static final int LARGE = 10_000_000;
  private static final int SMALL = 200_000;
  private static final int MOST_TABS = 40;

  private static final String GREETING = "شكرًا، Danke, ありがとう!";
  private static final String TEXT =
      "Dear Bob,\n\nthe balance is 1,208.50 €. Is that right?\n\nAlice";

  private final World world;
  private final Screenshots screenshots =
      new Screenshots(Path.of("target", "screenshots", "answering").toAbsolutePath());

  AnswerStoriesIT(World world) {
    this.world = world;
  }

  @Test
  void formattedTextShouldBeWrittenByKeyboardAlone() throws Exception {
    MailClient alice = alice("keyboard");
    Reader bob = reader("keyboard", Device.DESK);
    alice.write(bob.address(), "[encrypt] Statement of October", TEXT);
    Page page = bob.open();

    tabTo(page, Find.link(page, "Answer")).press("Enter");
    Locator editor = tabTo(page, page.locator("#editor"));
    page.keyboard().type("Dear Alice, this is ");
    editor.press("Control+b");
    page.keyboard().type("quite right");
    editor.press("Control+b");
    page.keyboard().type(".");
    editor.press("Enter");
    editor.press("Shift+Tab");
    // The toolbar is one stop, with arrows from button to button.
    Locator list = Find.button(page, "List with dots");
    for (int arrow = 0; arrow < 6 && !isFocused(list); arrow++) {
      page.keyboard().press("ArrowRight");
    }
    list.press("Enter");
    tabTo(page, editor);
    page.keyboard().press("Control+End");
    page.keyboard().type("first");
    page.keyboard().press("Enter");
    page.keyboard().type("second");
    screenshots.takeOf(bob.visitor(), "keyboard");
    tabTo(page, Find.button(page, "Send")).press("Enter");
    assertThat(Find.title(page)).hasText("It is on its way");

    Page read = opened(alice, "keyboard");
    Locator body = read.frameLocator("iframe.body").locator("body");
    assertThat(body).containsText("Dear Alice, this is quite right.");
    assertThat(body.locator("b, strong").first()).hasText("quite right");
    assertThat(body.locator("li")).hasText(new String[] {"first", "second"});
  }

  @ParameterizedTest
  @EnumSource
  void answerShouldBeWrittenOnEveryDevice(Device device) throws Exception {
    String name = "device-" + device.name().toLowerCase(Locale.ROOT);
    MailClient alice = alice(name);
    Reader bob = reader(name, device);
    Paper file = Papers.noise(device.runsScripts() ? LARGE : SMALL);
    alice.write(bob.address(), "[encrypt] Statement of October", TEXT);
    Page page = bob.open();
    screenshots.takeOf(bob.visitor(), "message");

    Find.link(page, "Answer").click();
    screenshots.takeOf(bob.visitor(), "compose-empty");
    Find.field(page, "Your text").fill("It is right, Alice. The recording is attached.");
    List<String> requests = new CopyOnWriteArrayList<>();
    page.onRequest(request -> requests.add(request.method() + " " + request.url()));
    page.locator("#files")
        .setInputFiles(new FilePayload(file.name(), file.mediaType(), file.content()));
    if (device.runsScripts()) {
      assertThat(page.locator(".uploads-state")).hasText(file.name() + " is attached.");
      assertThat(requests).anyMatch(one -> one.startsWith("POST ") && one.contains("/uploads"));
    } else {
      Find.button(page, "Add the chosen files").click();
    }
    assertThat(page.locator(".files .attachment")).hasCount(1);
    screenshots.takeOf(bob.visitor(), "compose");
    Find.button(page, "Send").click();
    assertThat(Find.title(page)).hasText("It is on its way");
    assertThat(page.getByText("with 1 attachment")).isVisible();
    screenshots.takeOf(bob.visitor(), "sent");

    Page read = opened(alice, name);
    assertThat(read.frameLocator("iframe.body").getByText("It is right, Alice.")).isVisible();
    assertThat(Files.readAllBytes(downloaded(read, file.name()))).isEqualTo(file.content());
  }

  /// From right to left as well; what is written stays what was written.
  @ParameterizedTest
  @CsvSource({
    "ar, rtl, DESK",
    "ar, rtl, PHONE",
    "de, ltr, DESK",
    "de, ltr, PHONE",
    "ja, ltr, PHONE"
  })
  void answerShouldBeWrittenInTheReadersLanguage(String language, String direction, Device device)
      throws Exception {
    String name = language + "-" + device.name().toLowerCase(Locale.ROOT);
    MailClient alice = alice(name);
    Reader bob = reader(name, device);
    alice.write(bob.address(), "[encrypt] Statement of October", TEXT, Papers.pdf());
    Page page = bob.open();
    String message = page.url();
    bob.visitor().browser().setExtraHTTPHeaders(Map.of("Accept-Language", language));

    for (String shown : List.of("", "/conversation", "/answer?as=forward", "/answer?as=reply")) {
      page.navigate(message + shown);
      assertThat(page.locator("html")).hasAttribute("lang", language);
      assertThat(page.locator("html")).hasAttribute("dir", direction);
      assertThat(page.locator("body")).not().containsText("message");
      assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("fits the window: %s", shown)
          .isTrue();
      screenshots.takeOf(
          bob.visitor(), language + shown.replaceAll("[^a-z]+", "-").replace("-answer-as", ""));
    }
    page.locator("#editor").fill(GREETING);
    page.locator("#send").click();
    assertThat(page.locator(".lead")).containsText("Alice Archer");
    screenshots.takeOf(bob.visitor(), language + "-sent");

    Page read = opened(alice, name);
    assertThat(read.frameLocator("iframe.body").getByText(GREETING)).isVisible();
  }

  @Test
  void answerToAllShouldReachAllWhoWereNamed() throws Exception {
    MailClient alice = alice("all");
    MailClient dora = client("Dora Doe", "dora.all@contoso.example");
    Reader bob = reader("all", Device.DESK);
    alice.write(
        "%s, %s".formatted(bob.address(), dora.address()), "[encrypt] Statement of October", TEXT);
    Page page = bob.open();

    Find.link(page, "Answer all").click();
    assertThat(page.locator("dl.envelope")).containsText(dora.address());
    Find.field(page, "Your text").fill("Thank you both.");
    screenshots.takeOf(bob.visitor(), "compose-all");
    Find.button(page, "Send").click();
    assertThat(Find.title(page)).hasText("It is on its way");

    assertThat(page.locator(".lead")).containsText("Alice Archer");
    assertThat(MailClient.texts(alice.receive())).contains("/m/").doesNotContain("Thank you");
    // What Alice herself wrote came first, in clear: it never left the organization.
    assertThat(MailClient.texts(dora.receive())).contains("1,208.50");
    assertThat(MailClient.texts(dora.receive())).contains("/m/").doesNotContain("Thank you");
  }

  /// Whoever it is passed on to has no more than Bob had, and no longer.
  @Test
  void messageThatIsPassedOnShouldBeCarolsUntilItIsWithdrawn() throws Exception {
    MailClient alice = alice("forward");
    Reader bob = reader("forward", Device.PHONE);
    Reader carol = world.stage().reader("carol.forward@elsewhere.example");
    alice.write(bob.address(), "[encrypt] Statement of October", TEXT, Papers.pdf());
    Page page = bob.open();
    String original = page.url();

    Find.link(page, "Pass on").click();
    page.locator("#to").fill(carol.address());
    Find.field(page, "Your text (you can leave it empty)").fill("Carol, can you check this?");
    screenshots.takeOf(bob.visitor(), "compose-forward");
    Find.button(page, "Send").click();
    assertThat(Find.title(page)).hasText("It is on its way");
    screenshots.takeOf(bob.visitor(), "sent-forward");

    Page hers = carol.receive();
    String passedOn = hers.url();
    assertThat(Find.button(hers, "Send me a passcode")).isVisible();
    // Bob has a session, and it opens his mailbox alone.
    bob.visitor().expectRefusal(FORBIDDEN);
    page.navigate(passedOn);
    assertThat(page.locator("iframe.body")).hasCount(0);
    carol.signIn(hers, carol.askPasscode(hers));
    assertThat(hers.frameLocator("iframe.body").getByText("Carol, can you check this?"))
        .isVisible();
    assertThat(hers.frameLocator("iframe.body").locator("body")).containsText("1,208.50 €");
    assertThat(Files.readAllBytes(downloaded(hers, "offer.pdf"))).isEqualTo(Papers.pdf().content());

    world.stage().sealpost().admin().revoke(original);
    carol.visitor().expectRefusal(GONE);
    hers.navigate(passedOn);
    assertThat(Find.title(hers)).hasText("The sender has withdrawn this message");
  }

  @Test
  void draftShouldOutliveItsWindow() throws Exception {
    MailClient alice = alice("draft");
    Reader bob = reader("draft", Device.DESK);
    alice.write(bob.address(), "[encrypt] Statement of October", TEXT);
    Page page = bob.open();
    String message = page.url();

    Find.link(page, "Answer").click();
    Find.field(page, "Your text").fill("I have begun, and not ended.");
    assertThat(page.locator(".state")).containsText("Your draft was kept at");
    page.close();
    Page again = bob.visitor().emptyTab();
    again.navigate(message);
    Find.link(again, "Go on with your draft").or(Find.link(again, "Answer")).first().click();
    assertThat(Find.field(again, "Your text")).hasText("I have begun, and not ended.");
    screenshots.takeOf(bob.visitor(), again, "draft");
    Find.button(again, "Discard the draft").click();
    assertThat(again.getByText("Your draft was discarded.")).isVisible();
    screenshots.takeOf(bob.visitor(), again, "draft-discarded");
  }

  /// With both clicks of a double click, and by a form that comes a second time.
  @Test
  void impatienceShouldSendAnAnswerOnce() throws Exception {
    MailClient alice = alice("twice");
    Reader bob = reader("twice", Device.DESK);
    alice.write(bob.address(), "[encrypt] Statement of October", TEXT);
    Page page = bob.open();
    String message = page.url();

    Find.link(page, "Answer").click();
    Find.field(page, "Your text").fill("Once only.");
    Find.button(page, "Send").dblclick();
    assertThat(Find.title(page)).hasText("It is on its way");
    Reader inbox = world.stage().reader(alice.address());
    Page read = inbox.open();
    assertThat(read.frameLocator("iframe.body").locator("body")).containsText("Once only.");

    // What was sent does not stand in the form any more.
    page.goBack();
    assertThat(Find.field(page, "Your text")).hasText("");
    FormClient forms = new FormClient(bob.visitor());
    FormData form = forms.filled(message, "reply", "Once as well.");
    assertThat(forms.send(message, form)).contains("It is on its way");
    assertThat(forms.send(message, form)).contains("has been sent already");
    page.navigate(message + "/sent?before");
    screenshots.takeOf(bob.visitor(), "sent-already");
    forms.answer(message, "reply", "The last one.");

    for (String text : List.of("Once as well.", "The last one.")) {
      read = inbox.receive();
      assertThat(read.frameLocator("iframe.body").locator("body")).containsText(text);
    }
  }

  @Test
  void messageThatTakesNoAnswerShouldShowNoButtons() throws Exception {
    MailClient alice = alice("mute");
    Reader bob = reader("mute", Device.DESK);
    alice.write(bob.address(), "[no answer] Statement of October", TEXT);
    Page page = bob.open();

    assertThat(page.locator("a[href*='/answer?as=reply']")).hasCount(0);
    FormClient forms = new FormClient(bob.visitor());
    assertThat(forms.status(page.url() + "/answer?as=reply")).isEqualTo(FORBIDDEN);
    assertThat(forms.status(page.url() + "/answer?as=reply-all")).isEqualTo(FORBIDDEN);
  }

  /// Threat 46: the rules look at answers from the portal as at any other mail.
  @Test
  void answerThatARuleRejectsShouldComeBackWithoutItsText() throws Exception {
    MailClient alice = alice("reject");
    Reader bob = reader("reject", Device.DESK);
    world
        .stage()
        .sealpost()
        .admin()
        .command(
            "New-TransportRule -Name 'No wolfram' -FromScope NotInOrganization"
                + " -SubjectOrBodyContainsWords 'wolfram' -RejectMessageReasonText 'Not today.'");
    alice.write(bob.address(), "[encrypt] Statement of October", TEXT);
    Page page = bob.open();

    Find.link(page, "Answer").click();
    Find.field(page, "Your text").fill("We have wolfram for you.");
    Find.button(page, "Send").click();
    assertThat(Find.title(page)).hasText("It is on its way");

    MimeMessage report =
        new MailClient("Bob Barker", bob, world.stage().sealpost().smtpPort()).receive();
    assertThat(report.getContentType()).contains("multipart/report");
    assertThat(MailClient.texts(report)).contains("Not today.").doesNotContain("wolfram");
    assertThat(report.getRecipients(RecipientType.TO)).hasSize(1);
  }

  /// The message that comes next to Alice, signed in to.
  private Page opened(MailClient alice, String story) throws Exception {
    assertThat(alice.address()).contains(story);
    return world.stage().reader(alice.address()).open();
  }

  private static Path downloaded(Page page, String name) {
    return page.waitForDownload(Find.link(page, "Download " + name)::click).path();
  }

  /// As somebody does who has no mouse.
  private static Locator tabTo(Page page, Locator wanted) {
    assertThat(wanted).isVisible();
    for (int tab = 0; tab < MOST_TABS && !isFocused(wanted); tab++) {
      page.keyboard().press("Tab");
    }
    assertThat(wanted).isFocused();
    return wanted;
  }

  private static boolean isFocused(Locator wanted) {
    return (boolean) wanted.evaluate("element => element === document.activeElement");
  }

  private MailClient alice(String story) {
    return client("Alice Archer", "alice.%s@contoso.example".formatted(story));
  }

  private MailClient client(String name, String address) {
    return new MailClient(name, world.stage().reader(address), world.stage().sealpost().smtpPort());
  }

  private Reader reader(String story, Device device) {
    return world.stage().reader("bob.%s@partner.example".formatted(story), device);
  }
}
