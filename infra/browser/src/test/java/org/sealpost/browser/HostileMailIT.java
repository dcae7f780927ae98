package org.sealpost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.HostileHtml;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;
import org.sealpost.testing.WrapperMails;

/// Hostile mail, judged by a real browser (threats 26 to 29): no script runs, nothing is fetched,
/// nobody is led anywhere, nothing is downloaded, no policy has to step in, and nothing is painted
/// outside of the message's frame. Each payload has a number, which is in whatever it would call or
/// fetch.
@Timeout(300)
final class HostileMailIT {
  private static final int PER_MESSAGE = 60;
  private static final int MUTATIONS = 300;
  private static final String TWO_FRAMES =
      "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))";

  private static Chromium chromium;
  private static PortalAlone portal;
  private static List<String> payloads;
  private static List<PortalLink> messages;

  @BeforeAll
  static void open() throws IOException {
    chromium = Chromium.start();
    portal = PortalAlone.open();
    Random random = new Random(28);
    payloads =
        Stream.concat(
                HostileHtml.all().stream(),
                Stream.generate(() -> HostileHtml.mutation(random)).limit(MUTATIONS))
            // What is nested that deeply loses its layout, and all others of the message with it.
            .filter(payload -> !payload.contains("<div><div><div>"))
            .toList();
    messages = new ArrayList<>();
    for (int from = 0; from < payloads.size(); from += PER_MESSAGE) {
      messages.add(message(from, Math.min(payloads.size(), from + PER_MESSAGE)));
    }
  }

  @AfterAll
  static void close() {
    portal.close();
    chromium.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void messagesShouldDoNothingInThePortal(boolean phone) {
    try (Watched watched = Watched.of(chromium, phone, true)) {
      for (PortalLink message : messages) {
        Page page = watched.open(message);
        assertThat(page.frameLocator("iframe.body").locator("body")).containsText("first words");
        page.evaluate(TWO_FRAMES);
        assertThat(page.url()).isEqualTo(address(message));
      }

      assertThat(watched.happened()).isEmpty();
    }
  }

  /// Forms with autofocus, `meta` and frames need no script.
  @Test
  void messagesShouldDoNothingWithoutScript() {
    try (Watched watched = Watched.of(chromium, true, false)) {
      for (PortalLink message : messages) {
        Page page = watched.open(message);
        assertThat(page.frameLocator("iframe.body").locator("body")).containsText("first words");
      }

      assertThat(watched.happened()).isEmpty();
    }
  }

  /// The sanitizer alone, without frame and policy, in a page where everything may run: what it
  /// lets through is harmless by itself, and the policy has nothing to stop (threat 27).
  @Test
  void textShouldBeHarmlessWithoutFrameAndPolicy() {
    try (Watched watched = Watched.of(chromium, false, true)) {
      for (PortalLink message : messages) {
        String body = watched.fetch(address(message) + "/body");
        assertThat(body).contains("first words").doesNotContain("without its layout");
        Page page = watched.emptyPage();
        page.setContent(body);
        page.evaluate(TWO_FRAMES);
      }

      assertThat(watched.happened()).isEmpty();
    }
  }

  /// Whoever sees nothing has to be able to see something.
  @Test
  void watchShouldSeeWhatHappens() {
    try (Watched watched = Watched.of(chromium, false, true)) {
      Page page = watched.emptyPage();
      page.setContent("<img src='https://evil.example/a' onerror='alert(1)'>");
      page.waitForCondition(() -> watched.happened().contains("script: 1"));

      assertThat(watched.happened()).contains("request: https://evil.example/a");
    }
  }

  /// Threat 29: whatever the message does, the page around it is painted as for any other.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingShouldBePaintedOutsideOfTheFrame(boolean phone) {
    PortalLink calm = message("<p>first words</p>");
    PortalLink wild = message("<p>first words</p>" + String.join("", HostileHtml.overlaying()));
    try (Watched watched = Watched.of(chromium, phone, true)) {
      byte[] around = around(watched.open(calm));
      byte[] aroundWild = around(watched.open(wild));

      assertThat(Arrays.equals(around, aroundWild)).isTrue();
    }
  }

  /// The page with its frame of one height, whatever the page's script makes of it: all of it that
  /// is not the message's. What differs between any two messages, their reference, is blanked.
  private static byte[] around(Page page) {
    assertThat(page.frameLocator("iframe.body").locator("body")).containsText("first words");
    page.evaluate(
        "() => { document.styleSheets[0].insertRule('iframe.body {height: 400px !important}');"
            + " document.querySelectorAll('.reference').forEach(e => e.remove()); }");
    page.evaluate(TWO_FRAMES);
    return page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setMask(List.of(page.locator("iframe.body"))));
  }

  private static PortalLink message(int from, int to) {
    return message(
        "<p>first words</p>"
            + IntStream.range(from, to).mapToObj(HostileMailIT::numbered).collect(joining("\n")));
  }

  /// Payloads that never end would swallow their neighbours: each is in a message's part of HTML of
  /// its own where it can be, by what closes most of them.
  private static String numbered(int number) {
    return payloads
            .get(number)
            .replace(HostileHtml.HOST, "p" + number + "." + HostileHtml.HOST)
            .replace(HostileHtml.SCRIPT, "alert(" + number + ")")
        + "<!-- --></style></title></textarea></script></xmp></noscript></select></svg></math>";
  }

  private static PortalLink message(String html) {
    return WrapperMails.send(
            portal.platform(),
            Mails.withFields("Content-Type: text/html; charset=utf-8\n\n" + html.replace("\r", "")),
            Carrier.LINK,
            Locale.ENGLISH,
            terms -> terms,
            Samples.BOB)
        .getFirst();
  }

  private static String address(PortalLink message) {
    return portal.origin() + "/m/" + message;
  }

  /// A browser that is signed in, and whatever happens in it that should not.
  private record Watched(BrowserContext context, List<String> happened) implements AutoCloseable {
    static Watched of(Chromium chromium, boolean phone, boolean script) {
      Browser.NewContextOptions options =
          (phone ? Device.PHONE : Device.DESK).options().setJavaScriptEnabled(script);
      List<String> happened = new CopyOnWriteArrayList<>();
      BrowserContext context = chromium.context(options);
      context.onRequest(
          request -> {
            String url = request.url();
            if (!url.startsWith(portal.origin() + "/") && !url.startsWith("data:image/")) {
              happened.add("request: " + url);
            } else if (!url.matches(".*/(m/[^/]+(/body)?|assets/.+|worker.js|offline)")
                && url.startsWith("http")) {
              happened.add("request to ourselves: " + url);
            }
          });
      context.onConsoleMessage(message -> happened.add("console: " + message.text()));
      context.onDialog(
          dialog -> {
            happened.add("script: " + dialog.message());
            dialog.dismiss();
          });
      context.onWebError(error -> happened.add("script failed: " + error.error()));
      Watched watched = new Watched(context, happened);
      portal.signIn(context, messages.getFirst());
      return watched;
    }

    Page open(PortalLink message) {
      Page page = emptyPage();
      page.navigate(address(message));
      return page;
    }

    /// The only one: what others open would be seen.
    Page emptyPage() {
      context.pages().forEach(Page::close);
      Page page = context.newPage();
      page.onDownload(download -> happened.add("download: " + download.url()));
      page.onPopup(popup -> happened.add("popup: " + popup.url()));
      page.onFrameNavigated(
          frame -> {
            URI at = URI.create(frame.url());
            if (!frame.url().startsWith(portal.origin()) && !"about".equals(at.getScheme())) {
              happened.add("navigation: " + frame.url());
            }
          });
      return page;
    }

    String fetch(String url) {
      return context.request().get(url).text();
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
