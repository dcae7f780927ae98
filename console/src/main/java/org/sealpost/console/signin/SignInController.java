package org.sealpost.console.signin;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.util.Optional;
import org.sealpost.console.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signing in by password, and out.
@Controller
@Requires(beans = AdminPasswords.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignInController {
  static final String SIGN_IN = "/api/sign-in";
  private static final Logger LOG = LoggerFactory.getLogger(SignInController.class);

  private final AdminPasswords passwords;
  private final AdminSessions sessions;
  private final SignInThrottle throttle;

  SignInController(AdminPasswords passwords, AdminSessions sessions, SignInThrottle throttle) {
    this.passwords = passwords;
    this.sessions = sessions;
    this.throttle = throttle;
  }

  @Post(SIGN_IN)
  HttpResponse<?> signIn(HttpRequest<?> request, @Body SignIn signIn) {
    if (!SameOrigin.holds(request)) {
      return Problem.answer(
          request, HttpStatus.FORBIDDEN, "foreign-origin", "Sign in on the console's own page.");
    }
    Optional<Duration> wait = throttle.admit();
    if (wait.isPresent()) {
      return tooManyTries(request, wait.get());
    }
    String user = signIn.user().orElse("");
    if (!passwords.matches(user, signIn.password().orElse(""))) {
      LOG.warn("sign-in refused");
      return Problem.answer(
          request, HttpStatus.UNAUTHORIZED, "wrong-password", "User name or password is wrong.");
    }
    throttle.succeeded();
    String token = sessions.begin(user);
    return HttpResponse.noContent().cookie(SessionCookie.carrying(token, request));
  }

  @Post("/api/sign-out")
  HttpResponse<?> signOut(HttpRequest<?> request) {
    SessionCookie.token(request).ifPresent(sessions::end);
    return HttpResponse.noContent().cookie(SessionCookie.cleared(request));
  }

  private static HttpResponse<?> tooManyTries(HttpRequest<?> request, Duration wait) {
    long seconds = wait.plusMillis(999).toSeconds();
    LOG.warn("sign-in closed for {} s", seconds);
    return Problem.answer(
            request,
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-tries",
            "Too many wrong passwords. Try again in " + seconds + " s.")
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
  }

  /// What the sign-in page sends.
  @Serdeable
  record SignIn(Optional<String> user, Optional<String> password) {
    /// Never the password.
    @Override
    public String toString() {
      return "SignIn[]";
    }
  }
}
