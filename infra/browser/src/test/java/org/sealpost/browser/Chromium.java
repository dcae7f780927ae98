package org.sealpost.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The browser that is installed here, driven by Playwright. Nothing is downloaded, and whatever it
/// does on its own cannot reach anybody: it resolves no name.
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /// Ends the test that called where there is no browser: as skipped, or as failed in CI, where
  /// nobody would hear it.
  static Chromium start() {
    Path executable = find().orElseThrow(Chromium::unavailable);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      Browser browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(executable)
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-gpu",
                              "--disable-quic",
                              "--no-first-run",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync",
                              "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"))
                      // People's browsers keep pages for the Back button: so does this one.
                      .setIgnoreDefaultArgs(List.of("--disable-back-forward-cache")));
      return new Chromium(playwright, browser);
    } catch (RuntimeException failed) {
      playwright.close();
      throw failed;
    }
  }

  /// Somebody with a browser of their own, who has never been anywhere.
  Visitor visitor(String name, Device device, List<String> origins, List<String> elsewhere) {
    return new Visitor(name, browser, device, origins, elsewhere);
  }

  /// A browser of its own, for whoever wants to watch it themselves.
  BrowserContext context(Browser.NewContextOptions options) {
    return browser.newContext(options);
  }

  /// A page in a browser of its own that runs no script at all.
  ///
  /// @param phone whether it is a phone's, by night
  Page scriptless(boolean phone) {
    Browser.NewContextOptions options =
        phone ? Device.PHONE.options().setColorScheme(ColorScheme.DARK) : Device.DESK.options();
    return browser.newContext(options.setJavaScriptEnabled(false)).newPage();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> find() {
    Optional<Path> chosen = Optional.ofNullable(System.getenv("SEALPOST_CHROMIUM")).map(Path::of);
    Stream<Path> onPath =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
            .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve));
    return Stream.concat(chosen.stream(), onPath).filter(Files::isExecutable).findFirst();
  }

  private static RuntimeException unavailable() {
    String alarm =
        "NO BROWSER FOUND, THE BROWSER STORY DOES NOT RUN: install chromium, or name one in"
            + " SEALPOST_CHROMIUM";
    if ("true".equals(System.getenv("CI"))) {
      return new IllegalStateException(alarm);
    }
    System.err.println(alarm);
    Assumptions.abort(alarm);
    return new IllegalStateException(alarm);
  }
}
