package org.sealpost.console.signin;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

@Factory
@Requires(beans = AdminPasswords.class)
final class SignInBeans {
  @Singleton
  AdminSessions sessions(SecureRandom random, Clock clock) {
    return new AdminSessions(random, clock);
  }

  @Singleton
  SignInThrottle throttle(Clock clock) {
    return new SignInThrottle(clock);
  }
}
