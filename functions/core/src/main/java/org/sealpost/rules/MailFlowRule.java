package org.sealpost.rules;

import static org.sealpost.Require.require;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sealpost.rules.predicate.RulePredicate;

/// A mail flow rule (transport rule). It matches a mail for a recipient when all conditions hold
/// and no exception does; one without conditions matches everything (ome.md 2.1). Its priority is
/// its place in the [RuleSet].
///
/// @param conditions at most one of each kind
/// @param exceptions at most one of each kind
/// @param actions all of them are done, in order
public record MailFlowRule(
    RuleName name,
    boolean enabled,
    RuleMode mode,
    RuleErrorAction errorAction,
    List<RulePredicate> conditions,
    List<RulePredicate> exceptions,
    List<RuleAction> actions) {
  public MailFlowRule {
    conditions = List.copyOf(conditions);
    exceptions = List.copyOf(exceptions);
    actions = List.copyOf(actions);
    require(!actions.isEmpty(), "a rule needs an action");
    require(areOfDifferentKinds(conditions), "the same condition cannot appear twice in one rule");
    require(areOfDifferentKinds(exceptions), "the same exception cannot appear twice in one rule");
    require(areOfDifferentKinds(actions), "the same action cannot appear twice in one rule");
  }

  private static boolean areOfDifferentKinds(List<?> items) {
    Set<Class<?>> kinds = new HashSet<>();
    return items.stream().allMatch(item -> kinds.add(item.getClass()));
  }
}
