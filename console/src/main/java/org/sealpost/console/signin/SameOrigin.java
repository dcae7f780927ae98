package org.sealpost.console.signin;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Whether one of our own pages made a request that changes something. Together with the
/// `SameSite=Strict` cookie this is all there is against forged requests: no tokens.
final class SameOrigin {
  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private SameOrigin() {}

  /// True for requests that change nothing. Any other must say where it comes from, as every
  /// browser does; one that says nothing is refused.
  static boolean holds(HttpRequest<?> request) {
    if (SAFE.contains(request.getMethod())) {
      return true;
    }
    Optional<String> site = header(request, "Sec-Fetch-Site");
    Optional<String> origin = header(request, "Origin");
    return (site.isPresent() || origin.isPresent())
        && site.map("same-origin"::equals).orElse(true)
        && origin.map(value -> isOwn(value, request)).orElse(true);
  }

  private static boolean isOwn(String origin, HttpRequest<?> request) {
    try {
      return header(request, "Host").equals(Optional.ofNullable(URI.create(origin).getAuthority()));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static Optional<String> header(HttpRequest<?> request, String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }
}
