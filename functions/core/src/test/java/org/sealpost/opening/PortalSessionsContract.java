package org.sealpost.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.EmailAddress;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;
import org.sealpost.trace.AgentClass;
import org.sealpost.trace.NetworkPrefix;
import org.sealpost.trace.Visitor;

/// What every [PortalSessions] does.
public interface PortalSessionsContract {
  PortalSessions portalSessions();

  private static SecretToken token() {
    return SecretToken.random(new SecureRandom());
  }

  /// Nobody else's in this test.
  private static EmailAddress reader() {
    return EmailAddress.of(Samples.messageId() + "@partner.example");
  }

  private static PortalSession session(SecretToken token) {
    return session(token, Samples.BOB, true, NOW);
  }

  private static PortalSession session(
      SecretToken token, EmailAddress reader, boolean kept, Instant at) {
    return PortalSession.start(
        token,
        reader,
        SignInMethod.PASSCODE,
        new Visitor(NetworkPrefix.of("2001:db8:7:1::1"), AgentClass.PHONE_BROWSER),
        kept,
        Samples.link(),
        at);
  }

  private PortalSession started(EmailAddress reader, Instant at) {
    PortalSession session = session(token(), reader, true, at);
    portalSessions().start(session);
    return session;
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

  /// Threat 48.
  @Test
  default void findShouldBeEmptyFromTheInstantOfExpiryOnAlthoughNothingWasDeleted() {
    SecretToken token = token();
    PortalSession session = session(token);
    portalSessions().start(session);

    assertThat(portalSessions().find(token, session.expiresAt().minusNanos(1))).isPresent();
    assertThat(portalSessions().find(token, session.expiresAt())).isEmpty();
    assertThat(portalSessions().find(token, session.expiresAt().plusSeconds(3600))).isEmpty();
  }

  /// Threats 22 and 48.
  @Test
  default void findShouldBeEmptyFromTheInstantOnSinceWhichTheSessionIsIdleUnlessItIsKept() {
    Instant at = NOW.plusNanos(123_456_789);
    SecretToken token = token();
    SecretToken keptToken = token();
    portalSessions().start(session(token, Samples.BOB, false, at));
    portalSessions().start(session(keptToken, Samples.BOB, true, at));
    Instant idle = at.plus(PortalSession.IDLE);

    assertThat(portalSessions().find(token, idle.minusNanos(1))).isPresent();
    assertThat(portalSessions().find(token, idle)).isEmpty();
    assertThat(portalSessions().find(keptToken, idle)).isPresent();
  }

  @Test
  default void updateShouldReplaceWhatIsKnownOfTheSession() {
    EmailAddress reader = reader();
    SecretToken token = token();
    PortalSession session = session(token, reader, false, NOW);
    portalSessions().start(session);
    Instant later = NOW.plus(PortalSession.IDLE).minusNanos(1);
    PortalSession used = session.used(Samples.link(), later);

    portalSessions().update(used);

    Instant afterwards = NOW.plus(PortalSession.IDLE);
    assertThat(portalSessions().find(token, afterwards)).contains(used);
    assertThat(portalSessions().of(reader, afterwards)).containsExactly(used);
  }

  @Test
  default void updateShouldNotReviveASessionThatWasEnded() {
    EmailAddress reader = reader();
    SecretToken token = token();
    PortalSession session = session(token, reader, true, NOW);
    portalSessions().start(session);
    portalSessions().end(session);

    portalSessions().update(session.used(Samples.link(), NOW.plusSeconds(1)));

    assertThat(portalSessions().find(token, NOW)).isEmpty();
    assertThat(portalSessions().of(reader, NOW)).isEmpty();
  }

  @Test
  default void updateShouldNotMakeASessionThatWasNeverStarted() {
    SecretToken token = token();

    portalSessions().update(session(token));

    assertThat(portalSessions().find(token, NOW)).isEmpty();
  }

  @Test
  default void endShouldStayWhenManyUpdateMeanwhile() throws Exception {
    EmailAddress reader = reader();
    SecretToken token = token();
    PortalSession session = session(token, reader, true, NOW);
    portalSessions().start(session);
    List<Boolean> ends = new ArrayList<>(List.of(true));

    Race.among(
        8,
        () -> {
          boolean ending;
          synchronized (ends) {
            ending = !ends.isEmpty() && ends.removeLast();
          }
          if (ending) {
            portalSessions().end(session);
          } else {
            portalSessions().update(session.used(Samples.link(), NOW.plusSeconds(1)));
          }
          return ending;
        });

    assertThat(portalSessions().find(token, NOW)).isEmpty();
    assertThat(portalSessions().of(reader, NOW)).isEmpty();
  }

  @Test
  default void ofShouldGiveTheSessionsOfTheMailboxTheNewestFirst() {
    EmailAddress reader = reader();
    PortalSession second = started(reader, NOW.plusNanos(1));
    PortalSession first = started(reader, NOW);
    PortalSession third = started(reader, NOW.plusNanos(2));
    started(reader(), NOW);

    assertThat(portalSessions().of(reader, NOW.plusSeconds(1)))
        .containsExactly(third, second, first);
  }

  @Test
  default void ofShouldLeaveOutWhatIsOver() {
    EmailAddress reader = reader();
    PortalSession idle = session(token(), reader, false, NOW);
    portalSessions().start(idle);
    PortalSession kept = started(reader, NOW);

    assertThat(portalSessions().of(reader, NOW.plus(PortalSession.IDLE).minusNanos(1)))
        .containsExactlyInAnyOrder(idle, kept);
    assertThat(portalSessions().of(reader, NOW.plus(PortalSession.IDLE))).containsExactly(kept);
    assertThat(portalSessions().of(reader, kept.expiresAt())).isEmpty();
  }

  /// Threat 20: equal as addresses are, and not by any other likeness.
  @Test
  default void ofShouldTakeMailboxesForOneThatDifferInCaseOnly() {
    String name = Samples.messageId().value();
    PortalSession session = started(EmailAddress.of(name + "@partner.example"), NOW);

    for (String same :
        List.of(name + "@PARTNER.example", name.toUpperCase(Locale.ROOT) + "@Partner.Example")) {
      assertThat(portalSessions().of(EmailAddress.of(same), NOW)).containsExactly(session);
    }
    for (String other :
        List.of(
            name + "+x@partner.example",
            "\"" + name + "\"@partner.example",
            name + "@partner.example.com",
            "x" + name + "@partner.example")) {
      assertThat(portalSessions().of(EmailAddress.of(other), NOW)).isEmpty();
    }
  }

  @Test
  default void ofShouldGiveAllOfManySessions() {
    EmailAddress reader = reader();
    List<PortalSession> all =
        Stream.iterate(NOW, at -> at.plusNanos(1))
            .limit(230)
            .map(at -> started(reader, at))
            .toList();

    assertThat(portalSessions().of(reader, NOW.plusSeconds(1)))
        .containsExactlyElementsOf(all.reversed());
  }

  @Test
  default void endShouldTakeTheSessionAwayAtOnce() {
    EmailAddress reader = reader();
    SecretToken token = token();
    PortalSession session = session(token, reader, true, NOW);
    portalSessions().start(session);

    portalSessions().end(session);

    assertThat(portalSessions().find(token, NOW)).isEmpty();
    assertThat(portalSessions().of(reader, NOW)).isEmpty();
  }

  @Test
  default void endShouldLeaveOtherSessionsAlone() {
    EmailAddress reader = reader();
    SecretToken token = token();
    PortalSession other = session(token, reader, true, NOW);
    portalSessions().start(other);
    PortalSession ended = started(reader, NOW);

    portalSessions().end(ended);

    assertThat(portalSessions().find(token, NOW)).isEqualTo(Optional.of(other));
    assertThat(portalSessions().of(reader, NOW)).containsExactly(other);
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
