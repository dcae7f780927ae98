package org.sealpost.rules;

import java.util.List;

final class InMemoryRuleSetsTest implements RuleSetsContract {
  private final RuleSets ruleSets = new InMemoryRuleSets(new RuleSet(List.of()));

  @Override
  public RuleSets ruleSets() {
    return ruleSets;
  }
}
