package org.sealpost.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [RuleSets] does. Each test starts with a store that nobody has written to.
public interface RuleSetsContract {
  RuleSets ruleSets();

  @Test
  default void currentShouldBeTheDefaultRulesWhileNobodyHasStoredAny() {
    assertThat(ruleSets().current()).isEqualTo(RuleSet.defaults());
  }

  @Test
  default void currentShouldGiveWhatWasPutLast() {
    RuleSet none = new RuleSet(List.of());
    ruleSets().put(ruleSets().current());

    ruleSets().put(none);

    assertThat(ruleSets().current()).isEqualTo(none);
  }

  @Test
  default void currentShouldStayTheSameWhenItIsPutBack() {
    RuleSet before = ruleSets().current();

    ruleSets().put(before);

    assertThat(ruleSets().current()).isEqualTo(before);
  }
}
