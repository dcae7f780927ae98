package org.sealpost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;

/// Bob opens `message.html` out of his mailbox, from `file://`, in a browser that runs no script,
/// at a desk and on a phone.
@Timeout(120)
final class AttachedMessageIT {
  private static final Pattern PASSCODE = Pattern.compile("passcode is: (\\d{4} \\d{4})");
  private static final Path SCREENSHOTS =
      Path.of("target", "screenshots", "attached").toAbsolutePath();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void messageShouldOpenFromAFileWithoutScript(boolean phone, @TempDir Path mailbox)
      throws IOException {
    try (Chromium chromium = Chromium.start();
        PortalAlone portal = PortalAlone.open()) {
      PortalLink link =
          WrapperMails.send(
                  portal.platform(),
                  Mails.plain(),
                  Carrier.ATTACHMENT,
                  phone ? Locale.forLanguageTag("ar") : Locale.ENGLISH,
                  terms -> terms,
                  Samples.BOB)
              .getFirst();
      Path file =
          Files.writeString(
              mailbox.resolve("message.html"),
              WrapperMails.page(WrapperMails.sent(portal.platform(), link)));
      Page page = chromium.scriptless(phone);
      page.navigate(file.toUri().toString());
      shot(page, phone, "message-html");

      press(page);
      assertThat(Find.button(page, "Send me a passcode")).isVisible();
      assertThat(page.content()).contains(link.message().reference());
      shot(page, phone, "sign-in");
      Find.button(page, "Send me a passcode").click();
      Find.field(page, "Passcode").fill(passcode(portal));
      Find.button(page, "Open the message").click();

      assertThat(page.frameLocator("iframe.body").getByText("the price is 12 €")).isVisible();
      shot(page, phone, "message");

      // Whoever is signed in still comes from the file to the message at once.
      portal.platform().postedSeals.delete(link.message());
      page.reload();
      assertThat(Find.title(page)).hasText("Please open message.html in the e-mail once more");
      shot(page, phone, "once-more");
      page.navigate(file.toUri().toString());
      press(page);
      assertThat(page.frameLocator("iframe.body").getByText("the price is 12 €")).isVisible();
    }
  }

  /// With the keyboard: the button is the first thing on the page that takes the focus.
  private static void press(Page page) {
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.waitForURL("http://127.0.0.1:*/m/*");
  }

  private static String passcode(PortalAlone portal) {
    Matcher digits =
        PASSCODE.matcher(Story.texts(portal.platform().outboundMail.sentTo(Samples.BOB).getLast()));
    assertThat(digits.find()).isTrue();
    return digits.group(1);
  }

  private static void shot(Page page, boolean phone, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve(name + (phone ? "-phone-dark.png" : "-desk.png")))
            .setFullPage(true));
  }
}
