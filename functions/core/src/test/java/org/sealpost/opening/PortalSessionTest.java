package org.sealpost.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.Samples;
import org.sealpost.trace.Visitor;

class PortalSessionTest {
  private static PortalSession session(boolean kept, PortalLink link) {
    return PortalSession.start(
        SecretToken.random(new SecureRandom()),
        Samples.BOB,
        SignInMethod.PASSCODE,
        Visitor.UNKNOWN,
        kept,
        link,
        NOW);
  }

  /// Threat 22: use makes no session longer.
  @Test
  void usedShouldNotMoveTheAbsoluteEnd() {
    PortalSession session = session(false, Samples.link());
    Instant last = session.expiresAt().minusNanos(1);

    PortalSession used = session.used(Samples.link(), last);

    assertThat(used.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(2)));
    assertThat(used.isOver(last)).isFalse();
    assertThat(used.isOver(session.expiresAt())).isTrue();
  }

  @Test
  void isOverShouldKnowBothEndsToTheNanosecond() {
    PortalSession session = session(false, Samples.link());
    PortalSession kept = session(true, Samples.link());

    assertThat(session.isOver(NOW.plus(Duration.ofMinutes(30)).minusNanos(1))).isFalse();
    assertThat(session.isOver(NOW.plus(Duration.ofMinutes(30)))).isTrue();
    assertThat(kept.isOver(NOW.plus(Duration.ofHours(12)).minusNanos(1))).isFalse();
    assertThat(kept.isOver(NOW.plus(Duration.ofHours(12)))).isTrue();
  }

  @Test
  void usedShouldKeepTheNewestLinksOnceEachTheNewestLast() {
    List<PortalLink> links = IntStream.range(0, 25).mapToObj(_ -> Samples.link()).toList();
    PortalSession session = session(true, links.getFirst());
    for (PortalLink link : links) {
      session = session.used(link, NOW);
    }

    PortalSession again = session.used(links.get(10), NOW);

    assertThat(session.opened()).containsExactlyElementsOf(links.subList(5, 25));
    assertThat(again.opened()).hasSize(PortalSession.MOST_OPENED).endsWith(links.get(10));
    assertThat(again.opened()).doesNotHaveDuplicates();
  }
}
