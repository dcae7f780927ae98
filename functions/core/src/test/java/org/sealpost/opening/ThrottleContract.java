package org.sealpost.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;

/// What every [Throttle] does.
public interface ThrottleContract {
  int CONTENDERS = 20;
  int LIMIT = 3;
  Duration WINDOW = Duration.ofMinutes(10);

  Throttle throttle();

  private static String key() {
    return "passcode." + Samples.messageId();
  }

  @Test
  default void admitShouldRefuseAfterTheLimit() {
    String key = key();

    assertThat(throttle().admit(key, LIMIT, WINDOW, NOW)).isTrue();
    assertThat(throttle().admit(key, LIMIT, WINDOW, NOW)).isTrue();
    assertThat(throttle().admit(key, LIMIT, WINDOW, NOW)).isTrue();
    assertThat(throttle().admit(key, LIMIT, WINDOW, NOW)).isFalse();
  }

  @Test
  default void admitShouldCountEachKeyForItself() {
    String exhausted = key();
    throttle().admit(exhausted, 1, WINDOW, NOW);

    assertThat(throttle().admit(exhausted, 1, WINDOW, NOW)).isFalse();
    assertThat(throttle().admit(key(), 1, WINDOW, NOW)).isTrue();
  }

  @Test
  default void admitShouldStartAnewWhenTheWindowSinceTheFirstUseIsOver() {
    String key = key();
    throttle().admit(key, 2, WINDOW, NOW);
    throttle().admit(key, 2, WINDOW, NOW.plus(WINDOW).minusNanos(1));

    assertThat(throttle().admit(key, 2, WINDOW, NOW.plus(WINDOW).minusNanos(1))).isFalse();
    assertThat(throttle().admit(key, 2, WINDOW, NOW.plus(WINDOW))).isTrue();
    assertThat(throttle().admit(key, 2, WINDOW, NOW.plus(WINDOW))).isTrue();
    assertThat(throttle().admit(key, 2, WINDOW, NOW.plus(WINDOW))).isFalse();
  }

  @Test
  default void admitShouldNotProlongTheWindowByRefusals() {
    String key = key();
    throttle().admit(key, 1, WINDOW, NOW);
    throttle().admit(key, 1, WINDOW, NOW.plus(WINDOW).minusSeconds(1));

    assertThat(throttle().admit(key, 1, WINDOW, NOW.plus(WINDOW))).isTrue();
  }

  @Test
  default void admitShouldAdmitNoMoreThanTheLimitAmongManyAtTheSameTime() throws Exception {
    String key = key();

    var admitted = Race.among(CONTENDERS, () -> throttle().admit(key, LIMIT, WINDOW, NOW));

    assertThat(Collections.frequency(admitted, true)).isEqualTo(LIMIT);
  }

  @Test
  default void admitShouldAdmitNoMoreThanTheLimitWhenManyStartTheNextWindow() throws Exception {
    String key = key();
    throttle().admit(key, LIMIT, WINDOW, NOW);

    var admitted =
        Race.among(CONTENDERS, () -> throttle().admit(key, LIMIT, WINDOW, NOW.plus(WINDOW)));

    assertThat(Collections.frequency(admitted, true)).isEqualTo(LIMIT);
  }

  @Test
  default void usesShouldBeWhatWasAdmittedInThePresentWindow() {
    String key = key();
    assertThat(throttle().uses(key, NOW)).isZero();
    for (int time = 0; time < LIMIT + 2; time++) {
      throttle().admit(key, LIMIT, WINDOW, NOW);
    }

    assertThat(throttle().uses(key, NOW)).isEqualTo(LIMIT);
    assertThat(throttle().uses(key(), NOW)).isZero();
  }

  @Test
  default void usesShouldBeNoneOnceTheWindowIsOverAlthoughNothingWasDeleted() {
    String key = key();
    throttle().admit(key, LIMIT, WINDOW, NOW);

    assertThat(throttle().uses(key, NOW.plus(WINDOW).minusNanos(1))).isEqualTo(1);
    assertThat(throttle().uses(key, NOW.plus(WINDOW))).isZero();
  }

  @Test
  default void usesShouldCountNothing() {
    String key = key();
    for (int time = 0; time < 5; time++) {
      throttle().uses(key, NOW);
    }

    assertThat(throttle().admit(key, 1, WINDOW, NOW)).isTrue();
    assertThat(throttle().uses(key, NOW)).isEqualTo(1);
  }

  @Test
  default void admitShouldTakeALowerAndAHigherLimitForTheSameKey() {
    String key = key();
    throttle().admit(key, LIMIT, WINDOW, NOW);

    assertThat(throttle().admit(key, 1, WINDOW, NOW)).isFalse();
    assertThat(throttle().admit(key, 2, WINDOW, NOW)).isTrue();
    assertThat(throttle().uses(key, NOW)).isEqualTo(2);
  }
}
