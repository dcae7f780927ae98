package org.sealpost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;

/// Reading and answering in other languages than ours, one of which is written from right to left:
/// on a desk by keyboard alone, on a phone, and with JavaScript off.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LanguageStoriesIT {
  private static final int MOST_STOPS = 60;

  private final Screenshots screenshots =
      new Screenshots(Path.of("target", "screenshots", "languages").toAbsolutePath());
  private Chromium chromium;

  @BeforeAll
  void open() {
    chromium = Chromium.start();
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"de, ltr, DESK", "ar, rtl, PHONE", "ja, ltr, SCRIPTLESS"})
  void messageShouldBeReadAndAnsweredInTheLanguageOfTheBrowser(
      String language, String direction, Device device) throws IOException {
    try (PortalAlone portal = PortalAlone.open();
        BrowserContext browser = chromium.context(device.options().setLocale(language))) {
      Page page = browser.newPage();
      Hands hands = new Hands(page, device == Device.DESK);
      page.navigate(portal.address(message(portal)));
      assertThat(page.locator("html")).hasAttribute("lang", language);
      assertThat(page.locator("html")).hasAttribute("dir", direction);
      screenshots.takeOf(device, page, language + "-sign-in");

      hands.press(button(page, language, "signIn.send"));
      assertThat(page.locator("#code")).isVisible();
      hands.write(page.locator("#code"), passcode(portal));
      screenshots.takeOf(device, page, language + "-code");
      hands.press(button(page, language, "signIn.open"));
      assertThat(page.frameLocator("iframe.body").getByText("the price is 12 €")).isVisible();
      screenshots.takeOf(device, page, language + "-message");

      hands.press(page.locator(".ways-to-answer .filled"));
      hands.write(page.locator(device.runsScripts() ? "#editor" : "#text"), "Danke. شكرا. どうも");
      screenshots.takeOf(device, page, language + "-answer");
      hands.press(button(page, language, "answer.send"));
      assertThat(Find.title(page)).hasText(text(language, "answer.sent-title"));
      screenshots.takeOf(device, page, language + "-sent");
    }
  }

  @Test
  void chosenLanguageShouldTurnThePageAndBeRemembered() throws IOException {
    try (PortalAlone portal = PortalAlone.open();
        BrowserContext browser = chromium.context(Device.DESK.options())) {
      PortalLink link = message(portal);
      portal.signIn(browser, link);
      Page page = browser.newPage();
      page.navigate(portal.address(link));
      assertThat(left(page, ".organization")).isLessThan(left(page, ".account"));

      page.locator("footer a.language").click();
      screenshots.takeOf(Device.DESK, page, "languages");
      page.locator("button[lang=ar]").click();

      assertThat(page).hasURL(portal.address(link));
      assertThat(page.locator("html")).hasAttribute("dir", "rtl");
      // The page is its own mirror image, but addresses stay as they are typed.
      assertThat(left(page, ".organization")).isGreaterThan(left(page, ".account"));
      assertThat(
              Axe.lines(
                  page.locator(".envelope .address bdi, .account bdi")
                      .evaluateAll(
                          "all => all.map(one => getComputedStyle(one).unicodeBidi + ' '"
                              + " + one.textContent)")))
          .isNotEmpty()
          .allSatisfy(address -> assertThat(address).startsWith("isolate"));
      screenshots.takeOf(Device.DESK, page, "ar-message-desk");

      Page nextVisit = browser.newPage();
      nextVisit.navigate(portal.origin());
      assertThat(nextVisit.locator("html")).hasAttribute("lang", "ar");
    }
  }

  /// Whoever reads: by mouse or finger, or with nothing but keys.
  private record Hands(Page page, boolean onlyKeys) {
    void press(Locator target) {
      if (!onlyKeys) {
        target.click();
        return;
      }
      reach(target);
      page.keyboard().press("Enter");
    }

    void write(Locator field, String text) {
      if (!onlyKeys) {
        field.fill(text);
        return;
      }
      reach(field);
      page.keyboard().type(text);
    }

    private void reach(Locator target) {
      target.waitFor();
      for (int stops = 0; stops < MOST_STOPS; stops++) {
        if ((boolean) target.evaluate("one => one === document.activeElement")) {
          return;
        }
        page.keyboard().press("Tab");
      }
      throw new AssertionError("no key leads to " + target);
    }
  }

  private static Locator button(Page page, String language, String key) throws IOException {
    return page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(text(language, key)).setExact(true))
        .first();
  }

  private static double left(Page page, String place) {
    BoundingBox box = Objects.requireNonNull(page.locator(place).first().boundingBox());
    return box.x;
  }

  /// As the portal's own bundles have it.
  private static String text(String language, String key) throws IOException {
    String[] subjectAndKey = key.split("\\.", 2);
    String bundle =
        "/org/sealpost/portal/words/%s_%s.properties".formatted(subjectAndKey[0], language);
    try (InputStream file = PortalLink.class.getResourceAsStream(bundle)) {
      Properties texts = new Properties();
      texts.load(new InputStreamReader(Objects.requireNonNull(file, bundle), UTF_8));
      return texts.getProperty(subjectAndKey[1]);
    }
  }

  private static String passcode(PortalAlone portal) {
    return Story.texts(portal.platform().outboundMail.sentTo(Samples.BOB).getLast())
        .replaceFirst("(?s).*?\\b(\\d{4} \\d{4})\\b.*", "$1");
  }

  private static PortalLink message(PortalAlone portal) {
    return WrapperMails.send(
            portal.platform(),
            Mails.plain(),
            Carrier.LINK,
            Locale.ENGLISH,
            terms -> terms,
            Samples.BOB)
        .getFirst();
  }
}
