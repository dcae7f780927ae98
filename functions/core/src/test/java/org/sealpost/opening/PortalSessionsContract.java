package org.sealpost.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.sealpost.testing.Samples;
import org.sealpost.trace.Visitor;

/// What every [PortalSessions] does.
public interface PortalSessionsContract {
  PortalSessions portalSessions();

  private static SecretToken token() {
    return SecretToken.random(new SecureRandom());
  }

  private static PortalSession session(SecretToken token) {
    return PortalSession.start(
        token, Samples.BOB, SignInMethod.PASSCODE, Visitor.UNKNOWN, true, Samples.link(), NOW);
  }

  @Test
  default void findShouldGiveTheSessionOfTheToken() {
    SecretToken token = token();
    PortalSession session = session(token);

    portalSessions().start(session);

    assertThat(portalSessions().find(token, NOW)).contains(session);
  }

  @Test
  default void findShouldBeEmptyForATokenThatStartedNothing() {
    portalSessions().start(session(token()));

    assertThat(portalSessions().find(token(), NOW)).isEmpty();
  }

  @Test
  default void findShouldBeEmptyFromTheInstantOfExpiryOnAlthoughNothingWasDeleted() {
    SecretToken token = token();
    PortalSession session = session(token);
    portalSessions().start(session);

    assertThat(portalSessions().find(token, session.expiresAt().minusNanos(1))).isPresent();
    assertThat(portalSessions().find(token, session.expiresAt())).isEmpty();
    assertThat(portalSessions().find(token, session.expiresAt().plusSeconds(3600))).isEmpty();
  }

  @Test
  default void endShouldTakeTheSessionAwayAtOnce() {
    SecretToken token = token();
    portalSessions().start(session(token));

    portalSessions().end(session(token));

    assertThat(portalSessions().find(token, NOW)).isEmpty();
  }

  @Test
  default void endShouldLeaveOtherSessionsAlone() {
    SecretToken other = token();
    SecretToken ended = token();
    portalSessions().start(session(other));
    portalSessions().start(session(ended));

    portalSessions().end(session(ended));

    assertThat(portalSessions().find(other, NOW)).isPresent();
  }

  @Test
  default void endShouldBeIdempotent() {
    SecretToken token = token();
    portalSessions().start(session(token));

    portalSessions().end(session(token));
    portalSessions().end(session(token));

    assertThat(portalSessions().find(token, NOW)).isEmpty();
  }
}
