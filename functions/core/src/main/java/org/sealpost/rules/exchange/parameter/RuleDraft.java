package org.sealpost.rules.exchange.parameter;

import java.util.List;
import java.util.Set;
import org.sealpost.rules.KeptParameter;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.predicate.RulePredicate;

/// A rule as its parameters say it, before it is one: it may still be one that cannot be enforced.
///
/// @param namesErrorAction whether RuleErrorAction was given
/// @param remarks what an admin should know about how it was read, a sentence each
public record RuleDraft(
    RuleName name,
    boolean enabled,
    RuleProperties properties,
    boolean namesErrorAction,
    List<RulePredicate> conditions,
    List<RulePredicate> exceptions,
    List<RuleAction> actions,
    List<KeptParameter> kept,
    List<String> remarks,
    Set<String> missingProtectionTemplates,
    Set<String> missingBrandingTemplates) {
  public RuleDraft {
    conditions = List.copyOf(conditions);
    exceptions = List.copyOf(exceptions);
    actions = List.copyOf(actions);
    kept = List.copyOf(kept);
    remarks = List.copyOf(remarks);
    missingProtectionTemplates = Set.copyOf(missingProtectionTemplates);
    missingBrandingTemplates = Set.copyOf(missingBrandingTemplates);
  }

  /// @throws IllegalArgumentException if it is no rule; the message says why
  public MailFlowRule toRule(RuleId id) {
    return new MailFlowRule(id, name, enabled, properties, conditions, exceptions, actions, kept);
  }

  /// Whether it cannot be told when the rule would match.
  public boolean hasUnknownConditions() {
    return kept.stream()
        .anyMatch(
            one ->
                one.kind() == KeptParameter.Kind.CONDITION
                    || one.kind() == KeptParameter.Kind.EXCEPTION);
  }

  /// Whether it would do something else than what is written.
  public boolean lacksSomething() {
    return kept.stream().anyMatch(one -> one.kind() != KeptParameter.Kind.REMARK);
  }

  public RuleDraft withEnabled(boolean now) {
    return with(now, properties);
  }

  public RuleDraft withMode(RuleMode mode) {
    return with(enabled, properties.withMode(mode));
  }

  private RuleDraft with(boolean nowEnabled, RuleProperties nowProperties) {
    return new RuleDraft(
        name,
        nowEnabled,
        nowProperties,
        namesErrorAction,
        conditions,
        exceptions,
        actions,
        kept,
        remarks,
        missingProtectionTemplates,
        missingBrandingTemplates);
  }
}
