package org.sealpost.rules;

import static org.sealpost.Require.require;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// All rules of an organization, in the order of their priority: the first has priority 0.
public record RuleSet(List<MailFlowRule> rules) {
  public RuleSet {
    rules = List.copyOf(rules);
    Set<String> names = new HashSet<>();
    require(
        rules.stream().allMatch(rule -> names.add(rule.name().value().toLowerCase(Locale.ROOT))),
        "rule names are unique");
  }
}
