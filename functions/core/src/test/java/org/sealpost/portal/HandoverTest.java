package org.sealpost.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.ALICE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.Mailbox;
import org.sealpost.opening.SecretToken;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.testing.SeededRandom;
import org.sealpost.testing.Story;
import org.sealpost.testing.TestClock;

class HandoverTest {
  private static final String LINK = "message.reader";

  private final TestClock clock = new TestClock();
  private final Handover handover = new Handover(clock);
  private final SeededRandom random = new SeededRandom(6);
  private final Visit visit = Story.visit(LINK, SecretToken.random(random));

  private static RenderedMessage opened(String html) {
    return new RenderedMessage(
        new Mailbox(Optional.empty(), ALICE),
        List.of(),
        List.of(),
        "",
        Optional.empty(),
        html,
        Optional.empty(),
        "",
        List.of());
  }

  @Test
  void takeShouldGiveWhatWasLeftOnce() {
    handover.leave(visit, opened("x"));

    assertThat(handover.take(visit)).contains(opened("x"));
    assertThat(handover.take(visit)).isEmpty();
    assertThat(handover.bytes()).isZero();
  }

  @Test
  void takeShouldGiveNothingToOthers() {
    SecretToken session = visit.session().orElseThrow();
    handover.leave(visit, opened("x"));

    assertThat(handover.take(Story.visit(LINK, SecretToken.random(random)))).isEmpty();
    assertThat(handover.take(Story.visit("other.reader", session))).isEmpty();
    assertThat(handover.take(Story.visit(LINK))).isEmpty();
    assertThat(handover.take(visit)).isPresent();
  }

  @Test
  void nothingShouldBeLeftByWhoeverHasNoSession() {
    handover.leave(Story.visit(LINK), opened("x"));

    assertThat(handover.bytes()).isZero();
  }

  @Test
  void newerShouldTakeThePlaceOfTheOlder() {
    handover.leave(visit, opened("older"));
    long one = handover.bytes();
    handover.leave(visit, opened("newer"));

    assertThat(handover.bytes()).isEqualTo(one);
    assertThat(handover.take(visit)).contains(opened("newer"));
  }

  @Test
  void whatNobodyTakesShouldBeLetGo() {
    handover.leave(visit, opened("x"));
    clock.advance(Handover.KEPT.minus(Duration.ofMillis(1)));
    handover.forgetOld();
    assertThat(handover.bytes()).isPositive();

    clock.advance(Duration.ofMillis(1));
    handover.forgetOld();

    assertThat(handover.bytes()).isZero();
  }

  /// Where nothing has run in between, as on Lambda.
  @Test
  void takeShouldNotGiveWhatIsTooOld() {
    handover.leave(visit, opened("x"));
    clock.advance(Handover.KEPT);

    assertThat(handover.take(visit)).isEmpty();
    assertThat(handover.bytes()).isZero();
  }

  @Test
  void oldestShouldGoWhereThereIsNoRoom() {
    RenderedMessage third = opened("x".repeat((int) (Handover.MOST_BYTES / 6)));
    for (String link : List.of("a", "b", "c", "d")) {
      handover.leave(Story.visit(link, visit.session()), third);

      assertThat(handover.bytes()).isLessThanOrEqualTo(Handover.MOST_BYTES);
    }

    assertThat(handover.take(Story.visit("a", visit.session()))).isEmpty();
    assertThat(handover.take(Story.visit("d", visit.session()))).isPresent();
  }

  @Test
  void hugeMessageShouldNotBeKept() {
    handover.leave(visit, opened("x"));
    handover.leave(visit, opened("x".repeat((int) (Handover.MOST_BYTES / 4))));

    assertThat(handover.take(visit)).isEmpty();
  }
}
