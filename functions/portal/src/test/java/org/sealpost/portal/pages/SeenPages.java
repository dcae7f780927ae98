package org.sealpost.portal.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// The pages that tests of pages bring about, for [PseudoLocaleTest]: what they are asked to show
/// is what pages can be. Kept in its class loader only.
public final class SeenPages {
  static final String LOADER = "pseudo-locale";

  /// What led to a page, by the page.
  private static final Map<String, String> SEEN = new LinkedHashMap<>();

  private SeenPages() {}

  static void note(String method, String path, Response response) {
    if (LOADER.equals(SeenPages.class.getClassLoader().getName())
        && response.headers().getOrDefault("content-type", "").startsWith("text/html")) {
      SEEN.putIfAbsent(Visitor.text(response), method + " " + path);
    }
  }

  /// Runs the tests of pages, whatever comes of them: they expect English.
  public static Map<String, String> see() {
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
    return SEEN;
  }

  private static void run(LauncherDiscoveryRequestBuilder tests) {
    LauncherFactory.create().execute(tests.build());
  }
}
