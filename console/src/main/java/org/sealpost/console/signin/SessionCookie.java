package org.sealpost.console.signin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.Optional;

/// Carries a session's token: out of reach of scripts, never sent along from other sites, and over
/// https bound to this very host.
final class SessionCookie {
  private static final String NAME = "sealpost-console";

  private SessionCookie() {}

  static Optional<String> token(HttpRequest<?> request) {
    return request.getCookies().findCookie(name(request)).map(Cookie::getValue);
  }

  static Cookie carrying(String token, HttpRequest<?> request) {
    return cookie(token, request);
  }

  static Cookie cleared(HttpRequest<?> request) {
    return cookie("", request).maxAge(Duration.ZERO);
  }

  private static Cookie cookie(String value, HttpRequest<?> request) {
    return Cookie.of(name(request), value)
        .path("/")
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite(SameSite.Strict);
  }

  private static String name(HttpRequest<?> request) {
    return request.isSecure() ? "__Host-" + NAME : NAME;
  }
}
