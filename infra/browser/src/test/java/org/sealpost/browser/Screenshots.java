package org.sealpost.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/// Pictures of the pages as people see them, numbered in the order taken: on a desk and on a phone,
/// by day and by night.
final class Screenshots {
  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

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
    one(page, numbered + "-light", Visitor.WIDTH, Visitor.HEIGHT, false);
    one(page, numbered + "-light", PHONE_WIDTH, PHONE_HEIGHT, false);
    page.setViewportSize(Visitor.WIDTH, Visitor.HEIGHT);
  }

  void takeByNightToo(Page page, String name) {
    String numbered = next(name);
    both(page, numbered + "-light");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    both(page, numbered + "-dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private String next(String name) {
    taken++;
    return "%02d-%s".formatted(taken, name);
  }

  private void both(Page page, String name) {
    one(page, name, Visitor.WIDTH, Visitor.HEIGHT, true);
    one(page, name, PHONE_WIDTH, PHONE_HEIGHT, true);
    page.setViewportSize(Visitor.WIDTH, Visitor.HEIGHT);
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
