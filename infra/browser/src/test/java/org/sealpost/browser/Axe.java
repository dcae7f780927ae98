package org.sealpost.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/// Finds what keeps people with disabilities out of a page, as far as a program can: WCAG 2.2 AA
/// and what axe-core calls best practice. What somebody wrote is not ours to correct.
final class Axe {
  private static final String EVERYTHING =
      """
      async (only) => {
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const found = await axe.run({ exclude: [".sheet .text"] }, {
          runOnly: only ? { type: "rule", values: [only] } : { type: "tag", values: tags },
          ...(only ? {} : { rules: { "target-size": { enabled: true } } }),
          // No script runs in the frame of a message: axe would wait there for its answer.
          iframes: false,
          resultTypes: ["violations"],
        });
        return found.violations.flatMap((violation) => violation.nodes.map((node) =>
          violation.id + ": " + node.target.join(" ") + " " + node.html.slice(0, 150) + " "
            + node.any.concat(node.all, node.none).map((check) => check.message).join("; ")));
      }
      """;

  private Axe() {}

  /// Goes into every page of this browser, before the page's own scripts, past its policy.
  static void bring(BrowserContext browser) throws IOException {
    try (InputStream axe = Axe.class.getResourceAsStream("/axe.min.js")) {
      browser.addInitScript(new String(Objects.requireNonNull(axe).readAllBytes(), UTF_8));
    }
  }

  /// What is wrong, one line each.
  static List<String> violations(Page page) {
    return lines(page.evaluate(EVERYTHING, null));
  }

  /// Colours that do not stand out from each other, for where nothing but colours has changed.
  static List<String> faintColors(Page page) {
    return lines(page.evaluate(EVERYTHING, "color-contrast"));
  }

  static List<String> lines(Object found) {
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }
}
