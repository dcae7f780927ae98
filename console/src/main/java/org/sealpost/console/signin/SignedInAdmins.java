package org.sealpost.console.signin;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Admins that signed in by password, known by their session's cookie.
@Singleton
@Requires(beans = AdminPasswords.class)
final class SignedInAdmins implements Admins {
  private final AdminSessions sessions;

  SignedInAdmins(AdminSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Optional<String> of(HttpRequest<?> request) {
    return SameOrigin.holds(request)
        ? SessionCookie.token(request).flatMap(sessions::admin)
        : Optional.empty();
  }
}
