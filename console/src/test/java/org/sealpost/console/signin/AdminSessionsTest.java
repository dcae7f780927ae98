package org.sealpost.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sealpost.testing.TestClock;

class AdminSessionsTest {
  private final TestClock clock = new TestClock();
  private final AdminSessions sessions = new AdminSessions(new SecureRandom(), clock);

  @Test
  void adminShouldBeTheOneWhoSignedIn() {
    String token = sessions.begin("admin");

    assertThat(sessions.admin(token)).contains("admin");
    assertThat(token).hasSizeGreaterThanOrEqualTo(43).isNotEqualTo(sessions.begin("admin"));
  }

  @Test
  void adminShouldBeNobodyForAnyOtherToken() {
    String token = sessions.begin("admin");

    assertThat(sessions.admin("")).isEmpty();
    assertThat(sessions.admin(token + "x")).isEmpty();
  }

  @Test
  void sessionShouldEndHalfAnHourAfterItsLastUse() {
    String token = sessions.begin("admin");
    clock.advance(Duration.ofMinutes(29));
    sessions.admin(token);
    clock.advance(Duration.ofMinutes(29));
    assertThat(sessions.admin(token)).isPresent();

    clock.advance(Duration.ofMinutes(30));

    assertThat(sessions.admin(token)).isEmpty();
  }

  @Test
  void sessionShouldEndAfterEightHoursHoweverMuchItIsUsed() {
    String token = sessions.begin("admin");
    for (int i = 0; i < 31; i++) {
      clock.advance(Duration.ofMinutes(15));
      assertThat(sessions.admin(token)).isPresent();
    }

    clock.advance(Duration.ofMinutes(15));

    assertThat(sessions.admin(token)).isEmpty();
  }

  @Test
  void endShouldBeIdempotent() {
    String token = sessions.begin("admin");
    sessions.end(token);

    sessions.end(token);

    assertThat(sessions.admin(token)).isEmpty();
  }

  @Test
  void beginShouldEndTheOldestOfTooMany() {
    String oldest = sessions.begin("admin");

    for (int i = 0; i < 100; i++) {
      sessions.begin("admin");
    }

    assertThat(sessions.admin(oldest)).isEmpty();
  }
}
