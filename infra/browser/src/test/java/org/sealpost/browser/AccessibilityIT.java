package org.sealpost.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every page and state that the portal has (WCAG 2.2 AA), in three languages, one of which is
/// written from right to left. A page that tests of the portal bring about is looked at without
/// anybody adding it here.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessibilityIT {
  /// A desk at 400 % (1.4.10).
  private static final int NARROW = 320;

  private static final int WIDE = 1280;
  private static final int HEIGHT = 800;

  /// What is folded in is looked at as well.
  private static final String UNFOLD =
      "() => document.querySelectorAll('details').forEach(folded => { folded.open = true; })";

  /// 1.4.4: text twice as large, as browsers' settings make it.
  private static final String LARGE =
      "percent => { document.documentElement.style.fontSize = percent; }";

  /// What sticks out of a page that then scrolls sideways.
  private static final String SIDEWAYS =
      """
      () => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return ["scrolls to " + document.documentElement.scrollWidth + " px"].concat(
          [...document.querySelectorAll("body *")]
            .filter((one) => one.checkVisibility())
            .filter((one) => {
              const box = one.getBoundingClientRect();
              return box.right > width + 1 || box.left < -1;
            })
            .map((one) => one.tagName + "." + one.className + " " + one.textContent.trim().slice(0, 40)))
          .slice(0, 5);
      }
      """;

  /// 2.3.3: nothing moves for who wants nothing to.
  private static final String MOVING =
      """
      () => [...document.querySelectorAll("*")]
        .filter((one) => {
          const style = getComputedStyle(one);
          return style.animationName !== "none" || /[1-9]/.test(style.transitionDuration)
            || style.scrollBehavior === "smooth";
        })
        .map((one) => one.tagName + "." + one.className)
      """;

  /// Where colours are the reader's own, a border is what is left of a button, and a logo may be
  /// white on white: the name stands there.
  private static final String LOST_IN_CONTRAST =
      """
      () => [...document.querySelectorAll("button, .button, input:not([type=hidden]), textarea")]
        .filter((one) => one.checkVisibility() && !one.disabled)
        .filter((one) => {
          const style = getComputedStyle(one);
          const isBox = ["checkbox", "radio"].includes(one.type);
          return !isBox && (parseFloat(style.borderBlockStartWidth) < 1
            || /^rgba.*, 0\\)$|transparent/.test(style.borderBlockStartColor));
        })
        .map((one) => "no border: " + one.outerHTML.slice(0, 120))
        .concat([...document.querySelectorAll(".masthead")]
          .filter((one) => !one.innerText.includes("Contoso"))
          .map((one) => "nobody's page: " + one.innerHTML))
      """;

  /// What keyboards should reach, in the order of the page.
  private static final String STOPS =
      """
      () => {
        const all = "a[href], button, input:not([type=hidden]), textarea, select, summary, iframe,"
          + " [tabindex='0'], [contenteditable='true']";
        window.stops = [...document.querySelectorAll(all)]
          .filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility());
        // Some pages begin in a field: keyboards come from above it as well.
        const start = document.createElement("span");
        start.tabIndex = -1;
        document.body.prepend(start);
        start.focus();
        return window.stops.length;
      }
      """;

  /// Where the keyboard is now, or what is wrong there: 2.4.3, 2.4.7, 2.4.11, 2.5.8.
  private static final String STOP =
      """
      () => {
        const here = document.activeElement;
        const place = window.stops.indexOf(here);
        if (here === document.body || place < 0) return [place, ""];
        const style = getComputedStyle(here);
        const wrong = [];
        // Focus is in what the frame shows, a message, which is its own matter.
        if (here.tagName === "IFRAME") return [place, ""];
        const isRing = style.outlineStyle === "auto"
          || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        if (!isRing) wrong.push("no ring");
        const box = here.getBoundingClientRect();
        if (style.display !== "inline" && (box.width < 24 || box.height < 24)) {
          const label = here.labels && here.labels[0] && here.labels[0].getBoundingClientRect();
          if (!label || label.height < 24) wrong.push("only " + box.width + " × " + box.height);
        }
        const line = here.getClientRects()[0];
        const at = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
        if (!at || !(here.contains(at) || at.contains(here))) {
          wrong.push("covered by " + (at ? at.tagName + "." + at.className : "the window's edge"));
        }
        return [place, wrong.join(", ")];
      }
      """;

  private Chromium chromium;
  private ShownPages shown;
  private BrowserContext browser;

  @BeforeAll
  void open() throws IOException {
    shown = ShownPages.open(List.of("en", "de", "ar"));
    chromium = Chromium.start();
    browser =
        chromium.context(
            new Browser.NewContextOptions()
                .setViewportSize(NARROW, HEIGHT)
                // Whoever is served by a worker is shown another page.
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK));
    Axe.bring(browser);
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
    shown.close();
  }

  @Test
  void everyStateShouldBeThereInEveryLanguage() {
    for (String language : List.of("en", "de", "ar")) {
      assertThat(shown.in(language)).as(language).hasSizeGreaterThan(90);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ar"})
  void noPageShouldShutAnybodyOutAtItsNarrowest(String language) {
    assertThat(wrongAt(NARROW, language, AccessibilityIT::narrow)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ar"})
  void noPageShouldShutAnybodyOutWhoHasNoMouse(String language) {
    assertThat(wrongAt(WIDE, language, AccessibilityIT::wide)).isEmpty();
  }

  private static List<String> narrow(Page page) {
    List<String> wrong = new ArrayList<>(Axe.violations(page));
    by(page, new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    Axe.faintColors(page).forEach(line -> wrong.add("by night: " + line));
    by(page, new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    wrong.addAll(sideways(page));
    return wrong;
  }

  private static List<String> wide(Page page) {
    List<String> wrong = new ArrayList<>(Axe.violations(page));
    wrong.addAll(lostOnTheWay(page));
    by(page, new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    wrong.addAll(Axe.lines(page.evaluate(MOVING)));
    by(page, new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    wrong.addAll(Axe.lines(page.evaluate(LOST_IN_CONTRAST)));
    by(page, new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    return wrong;
  }

  private static void by(Page page, Page.EmulateMediaOptions taste) {
    page.emulateMedia(taste);
  }

  private static List<String> sideways(Page page) {
    List<String> wrong = new ArrayList<>(Axe.lines(page.evaluate(SIDEWAYS)));
    page.evaluate(LARGE, "200%");
    Axe.lines(page.evaluate(SIDEWAYS)).forEach(line -> wrong.add("large: " + line));
    return wrong;
  }

  private static List<String> lostOnTheWay(Page page) {
    int stops = (int) page.evaluate(STOPS);
    List<String> wrong = new ArrayList<>();
    int reached = -1;
    // More than there are: what scrolls is a stop of its own, and a frame has some inside.
    for (int step = 0; step < 2 * stops + 10 && reached < stops - 1; step++) {
      page.keyboard().press("Tab");
      List<?> stop = (List<?>) page.evaluate(STOP);
      int place = (int) stop.get(0);
      if (place < 0 || place == reached) {
        continue;
      }
      if (place != reached + 1) {
        wrong.add("from stop %d to %d".formatted(reached, place));
      }
      if (!stop.get(1).equals("")) {
        wrong.add(
            stop.get(1)
                + ": "
                + page.evaluate("place => stops[place].outerHTML.slice(0, 120)", place));
      }
      reached = place;
    }
    if (reached != stops - 1) {
      wrong.add("only %d of %d stops reached".formatted(reached + 1, stops));
    }
    return wrong;
  }

  /// What is wrong on pages, each thing once with the first page that has it.
  private List<String> wrongAt(int width, String language, Function<Page, List<String>> look) {
    Map<String, ShownPages.Page> wrong = new LinkedHashMap<>();
    try (Page page = browser.newPage()) {
      page.setViewportSize(width, HEIGHT);
      for (ShownPages.Page one : shown.in(language)) {
        page.navigate(shown.origin() + one.address());
        page.evaluate(UNFOLD);
        look.apply(page).forEach(line -> wrong.putIfAbsent(line, one));
      }
    }
    return wrong.entrySet().stream()
        .map(each -> each.getKey() + "   <- " + each.getValue())
        .toList();
  }
}
