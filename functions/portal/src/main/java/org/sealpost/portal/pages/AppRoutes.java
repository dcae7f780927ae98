package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What makes the portal an app that can be installed: its manifest (W3C Web Application Manifest),
/// and a service worker that knows one page, for when there is no connection. No message is ever
/// kept.
final class AppRoutes {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// A worker may ask for the page that it keeps, and for nothing elsewhere.
  private static final String WORKER_POLICY =
      "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

  private final Pages pages;
  private final Looks looks;
  private final Assets assets;

  AppRoutes(Pages pages, Looks looks, Assets assets) {
    this.pages = pages;
    this.looks = looks;
    this.assets = assets;
  }

  Optional<Route> find(String path) {
    return switch (path) {
      case "/manifest.webmanifest" -> Route.get(this::manifest);
      case "/worker.js" -> Route.get(_ -> worker());
      case "/offline" ->
          Route.get(request -> Response.html(200, pages.offline(looks.plain(Words.of(request)))));
      default -> Optional.empty();
    };
  }

  private Response manifest(Request request) {
    Look look = looks.plain(Words.of(request));
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("name", look.words().say("layout.home-from", look.organization()));
    manifest.put("short_name", look.organization());
    manifest.put("lang", look.words().language());
    manifest.put("dir", look.words().direction());
    manifest.put("id", "/");
    manifest.put("start_url", "/");
    manifest.put("scope", "/");
    manifest.put("display", "standalone");
    manifest.put("background_color", "#f4f5f7");
    manifest.put("theme_color", "#1d4f91");
    manifest.put(
        "icons",
        List.of(
            Map.of("src", look.icon(), "type", "image/svg+xml", "sizes", "any", "purpose", "any")));
    try {
      return Response.of(
          200, "application/manifest+json", JSON.writeValueAsString(manifest).getBytes(UTF_8));
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("texts that cannot be written", bug);
    }
  }

  private Response worker() {
    return assets
        .worker()
        .with("content-security-policy", WORKER_POLICY)
        .with("cache-control", "no-store");
  }
}
