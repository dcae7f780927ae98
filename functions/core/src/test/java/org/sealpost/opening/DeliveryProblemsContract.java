package org.sealpost.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.BOB;
import static org.sealpost.testing.Samples.NOW;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.DeliveryProblem.Kind;

/// What every [DeliveryProblems] does.
public interface DeliveryProblemsContract {
  DeliveryProblem BOUNCED = new DeliveryProblem(Kind.BOUNCED, NOW);

  DeliveryProblems deliveryProblems();

  @ParameterizedTest
  @EnumSource(Kind.class)
  default void findShouldGiveWhatWasNoted(Kind kind) {
    DeliveryProblem problem = new DeliveryProblem(kind, NOW.plusNanos(123_456_789));
    deliveryProblems().note(BOB, problem);

    assertThat(deliveryProblems().find(BOB, NOW.plusSeconds(1))).contains(problem);
  }

  @Test
  default void findShouldBeEmptyForAMailboxWithoutProblems() {
    deliveryProblems().note(BOB, BOUNCED);

    assertThat(deliveryProblems().find(EmailAddress.of("bob@other.example"), NOW)).isEmpty();
    assertThat(deliveryProblems().find(EmailAddress.of("b.ob@partner.example"), NOW)).isEmpty();
  }

  /// Threat 20: mail services write addresses as they like.
  @Test
  default void findShouldNotMindTheCaseOfTheAddress() {
    deliveryProblems().note(EmailAddress.of("BOB@Partner.Example"), BOUNCED);

    assertThat(deliveryProblems().find(BOB, NOW)).contains(BOUNCED);
  }

  @Test
  default void findShouldForgetAfterADayWhetherItWasDeletedOrNot() {
    deliveryProblems().note(BOB, BOUNCED);

    assertThat(deliveryProblems().find(BOB, NOW.plus(Duration.ofDays(1)).minusNanos(1)))
        .contains(BOUNCED);
    assertThat(deliveryProblems().find(BOB, NOW.plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  default void noteShouldReplaceWhatHappenedEarlier() {
    DeliveryProblem later = new DeliveryProblem(Kind.SUPPRESSED, NOW.plusSeconds(1));
    deliveryProblems().note(BOB, BOUNCED);

    deliveryProblems().note(BOB, later);

    assertThat(deliveryProblems().find(BOB, NOW.plusSeconds(1))).contains(later);
  }

  @Test
  default void noteShouldLeaveWhatHappenedLater() {
    DeliveryProblem later = new DeliveryProblem(Kind.SUPPRESSED, NOW.plusSeconds(1));
    deliveryProblems().note(BOB, later);

    deliveryProblems().note(BOB, BOUNCED);

    assertThat(deliveryProblems().find(BOB, NOW.plusSeconds(1))).contains(later);
  }

  @Test
  default void noteShouldTakeTheSameTwice() {
    deliveryProblems().note(BOB, BOUNCED);
    deliveryProblems().note(BOB, BOUNCED);

    assertThat(deliveryProblems().find(BOB, NOW)).isEqualTo(Optional.of(BOUNCED));
  }
}
