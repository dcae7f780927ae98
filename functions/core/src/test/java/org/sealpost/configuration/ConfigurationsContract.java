package org.sealpost.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sealpost.configuration.ConfigurationDocument.DIRECTORY;
import static org.sealpost.configuration.ConfigurationDocument.RULES;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;
import org.sealpost.testing.SeededRandom;

/// What every [Configurations] does. Each test starts with a store that nobody has written to.
public interface ConfigurationsContract {
  Configurations configurations();

  private static ConfigurationVersion version(long number) {
    return new ConfigurationVersion(
        number, Samples.NOW.plusSeconds(number), "admin", "change " + number);
  }

  @Test
  default void newestShouldKnowNothingAtFirst() {
    assertThat(configurations().newest()).isEmpty();
    assertThat(configurations().content(RULES, 1)).isEmpty();
    assertThat(configurations().versions(RULES, Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  default void appendShouldKeepEveryVersion() {
    assertThat(configurations().append(RULES, version(1), "one")).isTrue();
    assertThat(configurations().append(RULES, version(2), "two")).isTrue();
    assertThat(configurations().append(DIRECTORY, version(1), "people")).isTrue();

    assertThat(configurations().newest()).isEqualTo(Map.of(RULES, 2L, DIRECTORY, 1L));
    assertThat(configurations().content(RULES, 1)).contains("one");
    assertThat(configurations().content(RULES, 2)).contains("two");
    assertThat(configurations().content(DIRECTORY, 1)).contains("people");
    assertThat(configurations().versions(RULES, Long.MAX_VALUE, 10))
        .containsExactly(version(2), version(1));
  }

  @Test
  default void versionsShouldGoBackPageByPage() {
    IntStream.rangeClosed(1, 12)
        .forEach(number -> configurations().append(RULES, version(number), "content " + number));

    assertThat(configurations().versions(RULES, Long.MAX_VALUE, 3))
        .containsExactly(version(12), version(11), version(10));
    assertThat(configurations().versions(RULES, 10, 100)).hasSize(9).startsWith(version(9));
  }

  @Test
  default void appendShouldRefuseWhoCameLate() {
    configurations().append(RULES, version(1), "first");

    boolean stored = configurations().append(RULES, version(1), "second");

    assertThat(stored).isFalse();
    assertThat(configurations().content(RULES, 1)).contains("first");
    assertThat(configurations().newest()).isEqualTo(Map.of(RULES, 1L));
  }

  @Test
  default void appendShouldRefuseGaps() {
    assertThat(configurations().append(RULES, version(2), "second")).isFalse();
    assertThat(configurations().newest()).isEmpty();
    assertThat(configurations().content(RULES, 2)).isEmpty();
  }

  @Test
  default void appendShouldSayYesAgainWhenItsAnswerWasLost() {
    configurations().append(RULES, version(1), "first");

    assertThat(configurations().append(RULES, version(1), "first")).isTrue();
    assertThat(configurations().versions(RULES, Long.MAX_VALUE, 10)).hasSize(1);
  }

  @Test
  default void appendShouldLetOneOfManyWin() throws Exception {
    AtomicInteger racers = new AtomicInteger();

    List<Boolean> answers =
        Race.among(
            8,
            () -> configurations().append(RULES, version(1), "racer " + racers.incrementAndGet()));

    assertThat(answers).containsOnlyOnce(true);
    assertThat(configurations().versions(RULES, Long.MAX_VALUE, 10)).hasSize(1);
    assertThat(configurations().content(RULES, 1).orElseThrow()).startsWith("racer ");
  }

  @Test
  default void contentShouldBeAnyTextAndLarge() {
    String large =
        new SeededRandom(7)
            .ints(3_000_000, ' ', 0xd7ff)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    configurations().append(RULES, version(1), large);

    assertThat(configurations().content(RULES, 1).orElseThrow().equals(large)).isTrue();
  }

  @Test
  default void appendShouldRefuseWhatIsTooLarge() {
    String tooLarge = "x".repeat(Configurations.LARGEST + 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> configurations().append(RULES, version(1), tooLarge));
  }
}
