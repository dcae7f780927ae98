package org.sealpost.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.testing.Race;

/// What every [RuleHits] does. Each test starts with a store that nobody has written to.
public interface RuleHitsContract {
  LocalDate DAY = LocalDate.of(2026, 11, 21);

  RuleHits hits();

  private static RuleId rule(int number) {
    return RuleId.of(new UUID(0, number));
  }

  @Test
  default void onShouldBeEmptyWhenNothingMatched() {
    assertThat(hits().on(DAY)).isEmpty();
  }

  @Test
  default void countShouldAddUpPerRuleAndDay() {
    hits().count(DAY, List.of(rule(1), rule(2)));
    hits().count(DAY, List.of(rule(1)));
    hits().count(DAY.plusDays(1), List.of(rule(3)));

    assertThat(hits().on(DAY)).isEqualTo(Map.of(rule(1), 2L, rule(2), 1L));
    assertThat(hits().on(DAY.plusDays(1))).isEqualTo(Map.of(rule(3), 1L));
  }

  @Test
  default void countShouldTakeAThousandRules() {
    List<RuleId> all =
        Stream.iterate(1, number -> number + 1).limit(1000).map(RuleHitsContract::rule).toList();

    hits().count(DAY, all);
    hits().count(DAY, all);

    assertThat(hits().on(DAY)).hasSize(1000).containsEntry(rule(1000), 2L);
  }

  @Test
  default void countShouldLoseNothingToOthers() throws Exception {
    Race.among(
        8,
        () -> {
          hits().count(DAY, List.of(rule(1)));
          return true;
        });

    assertThat(hits().on(DAY)).isEqualTo(Map.of(rule(1), 8L));
  }
}
