package org.sealpost.rules;

import java.util.concurrent.atomic.AtomicReference;

public final class InMemoryRuleSets implements RuleSets {
  private final AtomicReference<RuleSet> rules = new AtomicReference<>(RuleSet.defaults());

  @Override
  public RuleSet current() {
    return rules.get();
  }

  @Override
  public void put(RuleSet newRules) {
    rules.set(newRules);
  }
}
