package org.sealpost.rules.simulation;

import java.util.List;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleErrorAction;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleName;

/// How one rule went.
///
/// @param priority its place, from 0
/// @param runs every recipient is in one of them
public record ExplainedRule(
    int priority,
    RuleId id,
    RuleName name,
    RuleMode mode,
    RuleErrorAction errorAction,
    List<RuleRun> runs) {
  public ExplainedRule {
    runs = List.copyOf(runs);
  }

  static ExplainedRule of(int priority, MailFlowRule rule, List<RuleRun> runs) {
    return new ExplainedRule(
        priority,
        rule.id(),
        rule.name(),
        rule.properties().mode(),
        rule.properties().errorAction(),
        runs);
  }
}
