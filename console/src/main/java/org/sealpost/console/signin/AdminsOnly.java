package org.sealpost.console.signin;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sealpost.console.web.Problem;

/// Lets nobody but admins in. What everybody may have is listed one by one: the page that signs in,
/// which holds nothing, and what it is made of.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(0)
final class AdminsOnly {
  private static final Set<String> PAGE =
      Set.of(
          "/",
          "/assets/console.css",
          "/assets/certificates.js",
          "/assets/console.js",
          "/assets/directory.js",
          "/assets/messages.js",
          "/assets/page.js",
          "/assets/passed.js",
          "/assets/protection.js",
          "/assets/quarantine.js",
          "/assets/rows.js",
          "/assets/rules.js",
          "/assets/settings.js",
          "/assets/template.js",
          "/assets/seal.svg");
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final Admins admins;

  AdminsOnly(Admins admins) {
    this.admins = admins;
  }

  /// @return the refusal; null to go on, as Micronaut wants it
  @RequestFilter
  @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
    Optional<String> admin = admins.of(request);
    admin.ifPresent(name -> request.setAttribute(Admins.ATTRIBUTE, name));
    if (admin.isPresent() || isForEverybody(request)) {
      return null;
    }
    return Problem.answer(request, HttpStatus.UNAUTHORIZED, "sign-in-needed", "Sign in first.");
  }

  private static boolean isForEverybody(HttpRequest<?> request) {
    String path = request.getPath();
    return READING.contains(request.getMethod())
        ? PAGE.contains(path)
        : request.getMethod() == HttpMethod.POST && path.equals(SignInController.SIGN_IN);
  }
}
