package org.sealpost.portal.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// The pages that tests of pages bring about, for whoever looks at all of them (PseudoLocaleTest,
/// and AccessibilityIT of infra/browser): what these tests ask to be shown is what pages can be.
/// Kept in its class loader only, and for one thread.
public final class SeenPages {
  /// What led to a page, by the page.
  private static final Map<String, Seen> SEEN = new LinkedHashMap<>();

  /// What tests read that ask for no language; none while nobody looks.
  private static Optional<String> language = Optional.empty();

  /// @param from method and path
  public record Seen(String from, Response answer) {
    public String html() {
      return Visitor.text(answer);
    }
  }

  private SeenPages() {}

  /// The headers of a request as they are sent while somebody looks.
  static Map<String, String> asked(Map<String, String> headers) {
    if (language.isEmpty()) {
      return headers;
    }
    Map<String, String> inLanguage = new LinkedHashMap<>(headers);
    inLanguage.putIfAbsent("accept-language", language.get());
    return inLanguage;
  }

  static void note(String method, String path, Response response) {
    if (language.isPresent()
        && response.headers().getOrDefault("content-type", "").startsWith("text/html")) {
      SEEN.putIfAbsent(Visitor.text(response), new Seen(method + " " + path, response));
    }
  }

  /// English pages, and what led to them: of types that other class loaders know as well.
  public static Map<String, String> see() {
    return in("en").stream()
        .collect(Collectors.toMap(Seen::html, Seen::from, (one, _) -> one, LinkedHashMap::new));
  }

  /// Runs the tests of pages, whatever comes of them: they expect English.
  public static List<Seen> in(String asked) {
    SEEN.clear();
    language = Optional.of(asked);
    try {
      run(
          LauncherDiscoveryRequestBuilder.request()
              .selectors(DiscoverySelectors.selectPackage(SeenPages.class.getPackageName()))
              .filters(ClassNameFilter.includeClassNamePatterns(".*(PagesTest|SiteTest)")));
      // One of its tests is enough: it brings about every route in every state.
      run(
          LauncherDiscoveryRequestBuilder.request()
              .selectors(
                  DiscoverySelectors.selectMethod(
                      EveryAnswerTest.class,
                      "everyCookieShouldBeForThisHostAndNoScript",
                      EveryAnswerTest.State.class)));
      return List.copyOf(SEEN.values());
    } finally {
      language = Optional.empty();
    }
  }

  private static void run(LauncherDiscoveryRequestBuilder tests) {
    LauncherFactory.create().execute(tests.build());
  }
}
