package org.sealpost.administration;

import java.util.List;
import org.sealpost.rules.MailFlowRule;

/// One difference between two versions of the rules. A rule is the same rule as long as it has its
/// id, whatever it is called.
public sealed interface RuleChange {
  /// The rule as it is after the change; as it was, if it is gone.
  MailFlowRule rule();

  /// @param priority its place, from 0
  record Added(MailFlowRule rule, int priority) implements RuleChange {}

  /// @param priority its place before, from 0
  record Removed(MailFlowRule rule, int priority) implements RuleChange {}

  /// It changed places with others. Rules that only moved up or down because others came or went
  /// are not among the changes.
  ///
  /// @param from its place before
  /// @param to its place now
  record Moved(MailFlowRule rule, int from, int to) implements RuleChange {}

  /// @param before under the same id
  /// @param difference of both as JSON, line by line, with all lines that are the same
  record Changed(MailFlowRule before, MailFlowRule rule, List<DifferenceLine> difference)
      implements RuleChange {
    public Changed {
      difference = List.copyOf(difference);
    }
  }
}
