package org.sealpost.console.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;

/// Puts the security headers and the request id on every answer, pages and problems included.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(AnswerHeaders.OUTERMOST)
final class AnswerHeaders {
  static final int OUTERMOST = -1000;

  /// The pages have no inline script or style, load nothing from elsewhere, may not be framed, and
  /// build their content as nodes: no text is ever parsed as HTML.
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self'",
          "connect-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'");

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", CONTENT_SECURITY_POLICY,
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
          "X-Robots-Tag", "noindex");

  @ResponseFilter
  void complete(HttpRequest<?> request, MutableHttpResponse<?> response) {
    HEADERS.forEach(response::header);
    response.header(RequestId.HEADER, RequestId.of(request));
    // What an admin sees may be gone the next moment. The pages hold nothing and may be kept, but
    // are asked for again, so that they always fit the API.
    response.getHeaders().remove("Cache-Control").remove("Expires");
    response.header(
        "Cache-Control", request.getPath().startsWith("/api/") ? "no-store" : "no-cache");
    if (request.isSecure()) {
      response.header("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
