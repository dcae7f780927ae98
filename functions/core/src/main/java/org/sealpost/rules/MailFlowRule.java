package org.sealpost.rules;

import static org.sealpost.Require.require;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sealpost.rules.action.EndingAction.DeleteMessage;
import org.sealpost.rules.action.EndingAction.Quarantine;
import org.sealpost.rules.action.EndingAction.RejectMessage;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.predicate.RulePredicate;

/// A mail flow rule (transport rule). It matches a mail for a recipient when all conditions hold
/// and no exception does; one without conditions matches everything (ome.md 2.1). Its priority is
/// its place in the [RuleSet].
///
/// @param conditions at most one of each kind
/// @param exceptions at most one of each kind
/// @param actions all of them are done, in order; at most one of each kind, and at most one after
///     which the mail does not go on
/// @param kept what we do not support. A rule that it would make another one cannot be enforced
public record MailFlowRule(
    RuleId id,
    RuleName name,
    boolean enabled,
    RuleProperties properties,
    List<RulePredicate> conditions,
    List<RulePredicate> exceptions,
    List<RuleAction> actions,
    List<KeptParameter> kept) {
  public MailFlowRule {
    conditions = List.copyOf(conditions);
    exceptions = List.copyOf(exceptions);
    actions = List.copyOf(actions);
    kept = List.copyOf(kept);
    require(
        !actions.isEmpty()
            || properties.auditSeverity().isPresent()
            || kept.stream().anyMatch(one -> one.kind() == KeptParameter.Kind.ACTION),
        "a rule needs an action");
    require(areOfDifferentKinds(conditions), "the same condition cannot appear twice in one rule");
    require(areOfDifferentKinds(exceptions), "the same exception cannot appear twice in one rule");
    require(areOfDifferentKinds(actions), "the same action cannot appear twice in one rule");
    require(
        actions.stream().filter(MailFlowRule::isEnding).count() <= 1,
        "a rule rejects, deletes or quarantines: one of them");
    require(
        !enabled
            || properties.mode() != RuleMode.ENFORCE
            || kept.stream().noneMatch(KeptParameter::changesTheRule),
        "a rule with unsupported parameters cannot be enforced: disable it, or set its mode to Audit");
  }

  /// Whether it cannot be told when the rule matches, because a condition or an exception is not
  /// supported.
  boolean hasUnknownConditions() {
    return !kept.isEmpty()
        && kept.stream()
            .anyMatch(
                one ->
                    one.kind() == KeptParameter.Kind.CONDITION
                        || one.kind() == KeptParameter.Kind.EXCEPTION);
  }

  public MailFlowRule withEnabled(boolean now) {
    return new MailFlowRule(id, name, now, properties, conditions, exceptions, actions, kept);
  }

  public MailFlowRule withProperties(RuleProperties others) {
    return new MailFlowRule(id, name, enabled, others, conditions, exceptions, actions, kept);
  }

  private static boolean isEnding(RuleAction action) {
    return action instanceof RejectMessage
        || action instanceof DeleteMessage
        || action instanceof Quarantine;
  }

  private static boolean areOfDifferentKinds(List<?> items) {
    Set<Class<?>> kinds = new HashSet<>();
    return items.stream().allMatch(item -> kinds.add(item.getClass()));
  }
}
