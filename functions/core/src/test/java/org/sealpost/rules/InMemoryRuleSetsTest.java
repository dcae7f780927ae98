package org.sealpost.rules;

final class InMemoryRuleSetsTest implements RuleSetsContract {
  private final RuleSets ruleSets = new InMemoryRuleSets();

  @Override
  public RuleSets ruleSets() {
    return ruleSets;
  }
}
