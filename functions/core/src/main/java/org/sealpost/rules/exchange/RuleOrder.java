package org.sealpost.rules.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.parameter.CommandRefusedException;

/// Rules with one of them added, changed, moved or taken out.
final class RuleOrder {
  private RuleOrder() {}

  /// @param priority the last one when empty; rules from there on move down by one
  static RuleSet with(RuleSet rules, MailFlowRule added, OptionalInt priority, int at)
      throws CommandRefusedException {
    List<MailFlowRule> all = new ArrayList<>(rules.rules());
    all.add(checked(priority.orElse(all.size()), all.size(), at), added);
    return new RuleSet(all);
  }

  /// @param priority as it is when empty
  static RuleSet replaced(RuleSet rules, MailFlowRule changed, OptionalInt priority, int at)
      throws CommandRefusedException {
    List<MailFlowRule> all = new ArrayList<>(rules.rules());
    int old = index(all, changed.id());
    all.remove(old);
    all.add(checked(priority.orElse(old), all.size(), at), changed);
    return new RuleSet(all);
  }

  static RuleSet without(RuleSet rules, RuleId removed) {
    return new RuleSet(rules.rules().stream().filter(rule -> !rule.id().equals(removed)).toList());
  }

  private static int index(List<MailFlowRule> rules, RuleId id) {
    return rules.stream().map(MailFlowRule::id).toList().indexOf(id);
  }

  private static int checked(int priority, int last, int at) throws CommandRefusedException {
    if (priority > last) {
      throw new CommandRefusedException(
          "The priority "
              + priority
              + " is not valid: priorities have no gaps, so it can be 0 to "
              + last
              + " now.",
          at);
    }
    return priority;
  }
}
