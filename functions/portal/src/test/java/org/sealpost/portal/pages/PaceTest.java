package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Threat 17: what takes longer for known links must not be seen in the time of the answer.
class PaceTest {
  private final AtomicLong time = new AtomicLong(-5);
  private final Pace pace = new Pace(time::get, time::addAndGet);

  static LongStream durations() {
    return new Random(17).longs(50, 0, 2_000_000_000L);
  }

  @ParameterizedTest
  @MethodSource("durations")
  void answerShouldNotComeBeforeItsFloor(long nanos) {
    Duration floor = Duration.ofMillis(700);
    long start = time.get();

    pace.atLeast(floor, () -> time.addAndGet(nanos));

    assertThat(time.get() - start).isEqualTo(Math.max(nanos, floor.toNanos()));
  }

  @Test
  void failureShouldTakeAsLong() {
    long start = time.get();

    assertThatThrownBy(
            () ->
                pace.atLeast(
                    Duration.ofMillis(400),
                    () -> {
                      throw new IllegalStateException("no store");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(time.get() - start).isEqualTo(400_000_000);
  }

  /// The page's own requests: whatever the door takes, it does not show.
  @ParameterizedTest
  @MethodSource("durations")
  void passcodeAndCodeShouldTakeTheSameForEveryLink(long nanos) {
    long bounded = nanos % 300_000_000;

    assertThat(took("/passcode", ScriptedDoor.VALID, bounded))
        .isEqualTo(took("/passcode", ScriptedDoor.UNKNOWN, 0))
        .isEqualTo(PasscodeRoutes.ASKING.toNanos());
    assertThat(took("", ScriptedDoor.VALID, bounded))
        .isEqualTo(took("", ScriptedDoor.MALFORMED, 0));
    assertThat(took("/code", ScriptedDoor.VALID, bounded))
        .isEqualTo(took("/code", ScriptedDoor.UNKNOWN, 0))
        .isEqualTo(PasscodeRoutes.REDEEMING.toNanos());
  }

  private long took(String step, String link, long nanos) {
    ScriptedDoor door = new ScriptedDoor();
    door.work = () -> time.addAndGet(nanos);
    Site site =
        new Site(
            door,
            new Visitor().brandingTemplates(),
            Visitor.organization(URI.create(Visitor.ORIGIN)),
            Optional.empty(),
            Integer.MAX_VALUE,
            pace,
            Clock.systemUTC());
    long start = time.get();
    site.answer(
        new Request(
            "POST",
            "/m/" + link + step,
            "",
            Map.of("content-type", "application/x-www-form-urlencoded"),
            List.of(),
            new byte[0],
            "203.0.113.7",
            "request-1"));
    return time.get() - start;
  }
}
