package org.sealpost.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Pictures of the pages as people see them, numbered in the order taken: on a desk and on a phone,
/// by day and by night.
final class Screenshots {
  /// Also settles a frame's height, which follows the width of the page.
  private static final String TWO_FRAMES =
      "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))";

  private final Path folder;
  private int taken;

  Screenshots(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /// The whole page, on a desk and on a phone.
  void take(Page page, String name) {
    String numbered = next(name);
    both(page, numbered + "-light");
  }

  /// Only what fits the window: what lies above a page has no place on all of it.
  void takeWindow(Page page, String name) {
    String numbered = next(name);
    one(page, numbered + "-light", Device.DESK.width(), Device.DESK.height(), false);
    one(page, numbered + "-light", Device.PHONE.width(), Device.PHONE.height(), false);
    page.setViewportSize(Device.DESK.width(), Device.DESK.height());
  }

  void takeByNightToo(Page page, String name) {
    String numbered = next(name);
    both(page, numbered + "-light");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    both(page, numbered + "-dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  /// The whole page as it is on the visitor's own device, by day and by night.
  void takeOf(Visitor visitor, String name) {
    takeOf(visitor, visitor.page(), name);
  }

  void takeOf(Visitor visitor, Page page, String name) {
    takeOf(visitor.device(), page, name);
  }

  /// Pages that let no script run cannot say when they are drawn.
  void takeOf(Device kind, Page page, String name) {
    String device = kind.name().toLowerCase(Locale.ROOT);
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      if (kind.runsScripts() && !page.url().endsWith("/print")) {
        page.evaluate(TWO_FRAMES);
      }
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(
                  folder.resolve(
                      "%s-%s-%s.png"
                          .formatted(name, device, scheme.name().toLowerCase(Locale.ROOT))))
              .setAnimations(ScreenshotAnimations.DISABLED)
              .setFullPage(true));
    }
  }

  private String next(String name) {
    taken++;
    return "%02d-%s".formatted(taken, name);
  }

  private void both(Page page, String name) {
    one(page, name, Device.DESK.width(), Device.DESK.height(), true);
    one(page, name, Device.PHONE.width(), Device.PHONE.height(), true);
    page.setViewportSize(Device.DESK.width(), Device.DESK.height());
  }

  private void one(Page page, String name, int width, int height, boolean whole) {
    page.setViewportSize(width, height);
    page.evaluate(TWO_FRAMES);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(folder.resolve("%s-%dx%d.png".formatted(name, width, height)))
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setFullPage(whole));
  }
}
