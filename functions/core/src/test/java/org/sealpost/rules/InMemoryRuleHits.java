package org.sealpost.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Counts in a map.
public final class InMemoryRuleHits implements RuleHits {
  private final Map<LocalDate, Map<RuleId, Long>> days = new HashMap<>();

  @Override
  public synchronized void count(LocalDate day, Collection<RuleId> rules) {
    Map<RuleId, Long> counts = days.computeIfAbsent(day, _ -> new HashMap<>());
    rules.forEach(rule -> counts.merge(rule, 1L, Long::sum));
  }

  @Override
  public synchronized Map<RuleId, Long> on(LocalDate day) {
    return Map.copyOf(days.getOrDefault(day, Map.of()));
  }
}
