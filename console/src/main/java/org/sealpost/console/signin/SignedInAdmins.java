package org.sealpost.console.signin;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Admins that signed in by password, known by their session's cookie, and commands on this
/// machine, known by its token. A request that carries a token is judged by that alone: no page of
/// another site can make one.
@Singleton
@Requires(beans = AdminPasswords.class)
final class SignedInAdmins implements Admins {
  private final AdminSessions sessions;
  private final CommandLineToken token;

  SignedInAdmins(AdminSessions sessions, CommandLineToken token) {
    this.sessions = sessions;
    this.token = token;
  }

  @Override
  public Optional<String> of(HttpRequest<?> request) {
    Optional<String> authorization =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
    if (authorization.isPresent()) {
      return authorization.filter(token::isIn).map(_ -> CommandLineToken.ADMIN);
    }
    return SameOrigin.holds(request)
        ? SessionCookie.token(request).flatMap(sessions::admin)
        : Optional.empty();
  }
}
