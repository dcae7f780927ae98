package org.sealpost.rules;

final class InMemoryRuleHitsTest implements RuleHitsContract {
  private final RuleHits hits = new InMemoryRuleHits();

  @Override
  public RuleHits hits() {
    return hits;
  }
}
