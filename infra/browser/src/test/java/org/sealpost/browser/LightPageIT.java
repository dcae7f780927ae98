package org.sealpost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;
import org.sealpost.testing.WrapperMails;

/// What the pages that everybody waits for bring along, and what stays of them: an app that can be
/// installed, and one page for when there is no connection.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LightPageIT {
  /// All that belongs to a page, before anything is compressed.
  private static final int LIGHT_BYTES = 100_000;

  private static final String WORKER_IS_THERE =
      "() => navigator.serviceWorker.ready.then(() => true)";
  private static final String KEPT =
      """
      async () => {
        const kept = [];
        for (const name of await caches.keys()) {
          for (const request of await (await caches.open(name)).keys()) {
            kept.push(new URL(request.url).pathname);
          }
        }
        return kept;
      }
      """;

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
  @ValueSource(booleans = {false, true})
  void pageThatEverybodyWaitsForShouldBeLightAndAllOurs(boolean isSignedIn) throws IOException {
    try (PortalAlone portal = PortalAlone.open();
        BrowserContext browser =
            chromium.context(Device.PHONE.options().setServiceWorkers(ServiceWorkerPolicy.BLOCK))) {
      PortalLink link = message(portal);
      if (isSignedIn) {
        portal.signIn(browser, link);
      }
      List<Response> answers = new CopyOnWriteArrayList<>();
      browser.onResponse(answers::add);
      Page page = browser.newPage();

      page.navigate(
          portal.address(link),
          new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));

      assertThat(page.locator("iframe.body")).hasCount(isSignedIn ? 1 : 0);
      assertThat(answers)
          .extracting(Response::url)
          .hasSizeGreaterThan(2)
          .allSatisfy(url -> assertThat(url).startsWith(portal.origin()));
      assertThat(answers.stream().mapToInt(answer -> answer.body().length).sum())
          .as(answers.stream().map(a -> a.url() + " " + a.body().length).toList().toString())
          .isLessThanOrEqualTo(LIGHT_BYTES);
    }
  }

  @Test
  void portalShouldBeAnAppThatCanBeInstalled() throws IOException {
    try (PortalAlone portal = PortalAlone.open();
        BrowserContext browser = chromium.context(Device.PHONE.options())) {
      Page page = browser.newPage();
      page.navigate(portal.address(message(portal)));
      page.evaluate(WORKER_IS_THERE);
      CDPSession tools = browser.newCDPSession(page);

      JsonObject manifest = tools.send("Page.getAppManifest");
      JsonObject obstacles = tools.send("Page.getInstallabilityErrors");

      assertThat(manifest.getAsJsonArray("errors")).isEmpty();
      assertThat(manifest.get("data").getAsString()).contains("\"icons\"", "\"start_url\"");
      // Each context of a test is incognito, where nothing is installed.
      assertThat(obstacles.getAsJsonArray("installabilityErrors"))
          .extracting(obstacle -> obstacle.getAsJsonObject().get("errorId").getAsString())
          .isSubsetOf("in-incognito");
    }
  }

  /// Nothing of a message stays in the browser.
  @Test
  @SuppressWarnings("try") // the portal goes before its time
  void pageShouldBeThereWithoutAConnectionAndNothingElse() throws IOException {
    try (PortalAlone portal = PortalAlone.open();
        BrowserContext browser = chromium.context(Device.PHONE.options())) {
      PortalLink link = message(portal);
      portal.signIn(browser, link);
      Page page = browser.newPage();
      page.navigate(portal.address(link));
      assertThat(page.locator("iframe.body")).isVisible();
      page.evaluate(WORKER_IS_THERE);

      assertThat(Axe.lines(page.evaluate(KEPT)))
          .contains("/offline", "/assets/portal.css")
          .allSatisfy(path -> assertThat(path).matches("/offline|/assets/[a-z.]+"));
      portal.close();
      page.navigate(portal.address(link));

      assertThat(Find.title(page)).hasText("You are not connected");
      assertThat(page.locator("h1")).hasCSS("font-weight", "650");
      assertThat(page.content()).doesNotContain("the price is");
    }
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
