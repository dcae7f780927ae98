package org.sealpost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.browser.Papers.Paper;
import org.sealpost.browser.SharedStage.World;

/// What readers see and may do: each right given and withheld, and attachments of each kind.
@Timeout(180)
@ExtendWith(SharedStage.class)
final class ReadingStoriesIT {
  private static final int FORBIDDEN = 403;

  private static final String PICTURES_SHOWN =
      "all => all.length > 0 && all.every(image => image.complete && image.naturalWidth > 100)";

  private final World world;
  private final Screenshots screenshots =
      new Screenshots(Path.of("target", "screenshots", "reading").toAbsolutePath());

  ReadingStoriesIT(World world) {
    this.world = world;
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void encryptOnlyShouldAllowToReadPrintKeepAndAnswer(Device device) throws Exception {
    List<Paper> papers =
        List.of(
            Papers.picture(),
            Papers.pdf(),
            Papers.text(),
            Papers.word(),
            Papers.sheet(),
            Papers.program());
    Reader bob =
        send(
            Letter.html(address("encrypt", device), "[encrypt] Offer for the autumn", OFFER)
                .with(papers.toArray(Paper[]::new)),
            device);
    Page page = bob.open();
    String message = page.url();
    assertThat(page.frameLocator("iframe.body").getByText("1,208.50 €")).isVisible();
    assertThat(page.locator(".risky")).hasCount(1);
    assertThat(Find.link(page, "Download message")).hasCount(0);
    screenshots.takeOf(bob.visitor(), "encrypt-only");

    for (Paper paper : papers) {
      Download download = page.waitForDownload(Find.link(page, "Download " + paper.name())::click);
      assertThat(download.suggestedFilename()).isEqualTo(paper.name());
      assertThat(Files.readAllBytes(download.path())).isEqualTo(paper.content());
    }
    for (Paper paper : papers.subList(0, 2)) {
      Find.link(page, "View " + paper.name()).click();
      assertPicturesShown(page);
      screenshots.takeOf(bob.visitor(), "view-" + ending(paper));
      page.navigate(message);
    }
    seesText(bob, message, Papers.text(), "The offer stands: 12 €.");
    seesText(bob, message, Papers.word(), "Contract for services");
    seesText(bob, message, Papers.sheet(), "2009.75");

    page.navigate(message);
    Find.link(page, "Text only").click();
    assertThat(page.locator(".plain-text")).containsText("1,208.50 €");
    screenshots.takeOf(bob.visitor(), "text-only");
    page.navigate(message + "/print");
    assertThat(page.getByText("Printed by " + bob.address())).isVisible();
    screenshots.takeOf(bob.visitor(), "print");

    page.navigate(message);
    Find.link(page, "Answer").click();
    Find.field(page, "Your text").fill("Agreed. Thank you!");
    screenshots.takeOf(bob.visitor(), "answer");
    Find.button(page, "Send").click();
    assertThat(Find.title(page)).hasText("It is on its way");
    screenshots.takeOf(bob.visitor(), "answer-sent");
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void doNotForwardShouldShowAttachmentsUnderAWatermarkOnly(Device device) throws Exception {
    Reader bob =
        send(
            Letter.html(address("view", device), "[do not forward] Offer for the autumn", OFFER)
                .with(
                    Papers.pdf(),
                    Papers.picture(),
                    Papers.word(),
                    Papers.noise(2_000),
                    Papers.program()),
            device);
    Page page = bob.open();
    String message = page.url();
    assertThat(page.locator("a[href*='/attachments/']:not([href$='/view'])")).hasCount(0);
    assertThat(Find.link(page, "Print")).hasCount(0);
    assertThat(page.getByText("It cannot be forwarded from here.")).isVisible();
    screenshots.takeOf(bob.visitor(), "do-not-forward");

    Find.link(page, "View offer.pdf").click();
    assertPicturesShown(page);
    assertThat(page.getByText(bob.address()).last()).isVisible();
    screenshots.takeOf(bob.visitor(), "view-only-pdf");
    page.navigate(message + "/attachments/1/view");
    assertPicturesShown(page);
    screenshots.takeOf(bob.visitor(), "view-only-picture");
    seesText(bob, message, Papers.word(), "Contract for services");
    assertThat(
            page.frameLocator("iframe.body")
                .locator(".watermark")
                .evaluate("mark => getComputedStyle(mark).backgroundImage"))
        .asString()
        .contains("data:image");
    screenshots.takeOf(bob.visitor(), "view-only-docx");

    bob.visitor().expectRefusal(FORBIDDEN);
    for (String below : List.of("/attachments/0", "/print", "/message.eml")) {
      assertThat(bob.visitor().browser().request().get(message + below).status())
          .isEqualTo(FORBIDDEN);
    }
    page.navigate(message + "/attachments/0");
    assertThat(Find.title(page)).hasText("This attachment cannot be downloaded");
    screenshots.takeOf(bob.visitor(), "not-downloadable");
    page.navigate(message + "/print");
    assertThat(Find.title(page)).hasText("The sender has not allowed this");
    screenshots.takeOf(bob.visitor(), "not-allowed");
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void messageWithoutPrintShouldBeLeftOutOnPaper(Device device) throws Exception {
    Reader bob =
        send(
            Letter.html(address("paper", device), "[no paper] Offer for the autumn", OFFER)
                .with(Papers.pdf()),
            device);
    Page page = bob.open();
    assertThat(Find.link(page, "Print")).hasCount(0);
    assertThat(page.getByText("The sender asks you not to pass on, print or copy what it says."))
        .isVisible();
    screenshots.takeOf(bob.visitor(), "no-paper");

    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));

    assertThat(page.locator("iframe.body")).isHidden();
    assertThat(page.getByText("so its text is left out here")).isVisible();
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void messageWithExportShouldBeDownloadedWhole(Device device) throws Exception {
    Letter letter =
        Letter.plain(address("export", device), "[take away] The offer", "The price is 12 €.\n")
            .with(Papers.text());
    Reader bob = send(letter, device);
    Page page = bob.open();

    Download download = page.waitForDownload(Find.link(page, "Download message")::click);

    assertThat(download.suggestedFilename()).endsWith(".eml");
    byte[] taken = Files.readAllBytes(download.path());
    byte[] again = bob.visitor().browser().request().get(page.url() + "/message.eml").body();
    assertThat(taken).isEqualTo(again);
    assertThat(new String(taken, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("From: Alice Archer", "Subject: The offer", "filename=minutes.txt")
        .doesNotContain("take away");
    screenshots.takeOf(bob.visitor(), "export");
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void messageWithoutReplyShouldTakeNoAnswer(Device device) throws Exception {
    Reader bob =
        send(
            Letter.plain(address("mute", device), "[no answer] The offer", "The price is 12 €.\n"),
            device);

    Page page = bob.open();

    assertThat(Find.link(page, "Answer")).hasCount(0);
    assertThat(page.getByText("The sender has not allowed answers.")).isVisible();
    screenshots.takeOf(bob.visitor(), "no-answer");
  }

  /// Right to left, a newsletter, plain text with its history folded.
  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void mailOfEveryBuildShouldBeReadable(Device device) throws Exception {
    Reader bob = send(Letter.html(address("rtl", device), "[encrypt] عرض الخريف", ARABIC), device);
    Page page = bob.open();
    assertThat(
            page.frameLocator("iframe.body")
                .locator("p")
                .first()
                .evaluate("text => getComputedStyle(text).direction"))
        .isEqualTo("rtl");
    screenshots.takeOf(bob.visitor(), "rtl");

    Reader zoe =
        send(Letter.plain(address("history", device), "[encrypt] Re: The offer", ANSWERED), device);
    Page history = zoe.open();
    Locator earlier = history.frameLocator("iframe.body").getByText("the price was 14 €");
    assertThat(earlier).isHidden();
    screenshots.takeOf(zoe.visitor(), "history-folded");
    history.frameLocator("iframe.body").getByText("Show earlier messages").click();
    assertThat(earlier).isVisible();
    screenshots.takeOf(zoe.visitor(), "history-unfolded");

    Reader yan =
        send(
            Letter.html(address("news", device), "[encrypt] Contoso News, November", newsletter()),
            device);
    Page news = yan.open();
    assertThat(news.frameLocator("iframe.body").getByText("Story 24")).isVisible();
    assertThat(news.frameLocator("iframe.body").getByText("Some pictures are left out"))
        .isVisible();
    assertThat((boolean) news.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
    screenshots.takeOf(yan.visitor(), "newsletter");
  }

  private void seesText(Reader reader, String message, Paper paper, String text) {
    Page page = reader.visitor().page();
    page.navigate(message);
    Find.link(page, "View " + paper.name()).click();
    assertThat(page.frameLocator("iframe.body").getByText(text)).isVisible();
    screenshots.takeOf(reader.visitor(), "view-" + ending(paper));
  }

  /// However long the list is, and lazily they are loaded.
  private static void assertPicturesShown(Page page) {
    Locator pictures = page.locator("ol.pages img");
    assertThat(pictures.first()).isVisible();
    pictures.last().scrollIntoViewIfNeeded();
    page.waitForCondition(() -> pictures.evaluateAll(PICTURES_SHOWN).equals(true));
  }

  private Reader send(Letter letter, Device device) throws Exception {
    return world.stage().send(letter, device);
  }

  private static String address(String story, Device device) {
    return "%s-%s@partner.example".formatted(story, device.name().toLowerCase(Locale.ROOT));
  }

  private static String ending(Paper paper) {
    return paper.name().replaceFirst(".*\\.", "");
  }

  private static final String OFFER =
      """
      <p>Dear Bob,</p>
      <p>as agreed, here is our offer for the autumn. The whole comes to <b>1,208.50 €</b>, valid
      until the end of the month.</p>
      <table border="1" cellpadding="6"><tr><th>Item</th><th>Price</th></tr>
      <tr><td>Consulting, eight hours</td><td>1,080.00 €</td></tr>
      <tr><td>Travel</td><td>128.50 €</td></tr></table>
      <p>Questions? <a href="https://contoso.example/questions">Ask us</a>.</p>
      <p>Kind regards<br>Alice Archer</p>
      """;

  private static final String ARABIC =
      """
      <p>عزيزي بوب،</p>
      <p>كما اتفقنا، إليك عرضنا لفصل الخريف. المبلغ الإجمالي هو <b>1,208.50 €</b>، والعرض صالح حتى
      نهاية الشهر.</p>
      <ul><li>استشارة، ثماني ساعات</li><li>السفر والإقامة</li></ul>
      <p>مع أطيب التحيات<br>أليس (Contoso)</p>
      """;

  private static final String ANSWERED =
      """
      Dear Bob,

      yes, that is right: the price is 12 € now.

      Kind regards
      Alice

      On Friday, 20 November 2026 at 10:12, Bob Barker <bob@partner.example> wrote:
      > Dear Alice,
      >
      > in your last mail the price was 14 €. Has it changed?
      >
      > Bob
      >
      > On Thursday, 19 November 2026 at 17:40, Alice Archer <alice@contoso.example> wrote:
      >> Dear Bob, here is our offer.
      """;

  /// As newsletters are built: tables in tables, fixed widths, pictures on other servers.
  private static String newsletter() {
    StringBuilder stories = new StringBuilder();
    for (int story = 1; story <= 24; story++) {
      stories.append(
          """
          <tr><td style="padding:18px 24px;border-bottom:1px solid #dddddd">
          <img src="https://pictures.example/%d.jpg" width="560" height="40" alt="Picture">
          <h2 style="font-size:20px;color:#17405f;margin:8px 0">Story %d</h2>
          <p style="margin:0;color:#333333">The autumn fair was a success: more visitors than ever
          came to see what is new, and many of them stayed until the evening.</p></td></tr>
          """
              .formatted(story, story));
    }
    return """
        <table width="100%%" bgcolor="#e8edf2" cellpadding="0" cellspacing="0"><tr><td align="center">
        <table width="620" bgcolor="#ffffff" cellpadding="0" cellspacing="0">
        <tr><td bgcolor="#17405f" style="padding:28px 24px;color:#ffffff;font-size:28px">Contoso News</td></tr>
        %s</table></td></tr></table>
        """
        .formatted(stories);
  }
}
