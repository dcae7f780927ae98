package org.sealpost.rules.exchange.collection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleSet;

/// Rules that there are and rules that come, by their ids.
final class RuleMerge {
  private final RuleSet before;
  private final Map<RuleId, MailFlowRule> coming = new LinkedHashMap<>();
  private final Map<RuleId, String> refused = new HashMap<>();

  /// @param coming in their order, each id once
  RuleMerge(RuleSet before, List<MailFlowRule> coming) {
    this.before = before;
    coming.forEach(rule -> this.coming.put(rule.id(), rule));
    while (refuseNext()) {
      // A rule that is refused leaves its old name in place, which may refuse another one.
    }
  }

  /// Why rules cannot come, by their ids.
  Map<RuleId, String> refused() {
    return Map.copyOf(refused);
  }

  /// The rules that stay, and those that come in the places of those that they update; what is left
  /// follows the last of them, or all.
  RuleSet merged() {
    List<MailFlowRule> open = new ArrayList<>(coming.values());
    List<MailFlowRule> all = new ArrayList<>();
    int end = -1;
    for (MailFlowRule rule : before.rules()) {
      if (coming.containsKey(rule.id())) {
        all.add(open.removeFirst());
        end = all.size();
      } else {
        all.add(rule);
      }
    }
    all.addAll(end < 0 ? all.size() : end, open);
    return new RuleSet(all);
  }

  private boolean refuseNext() {
    Map<String, RuleId> names = new HashMap<>();
    Set<RuleId> ids = new HashSet<>();
    for (MailFlowRule rule : before.rules()) {
      ids.add(rule.id());
      if (!coming.containsKey(rule.id())) {
        names.put(key(rule), rule.id());
      }
    }
    for (MailFlowRule rule : coming.values()) {
      if (names.putIfAbsent(key(rule), rule.id()) != null) {
        refuse(
            rule,
            "Another rule is called so (id "
                + names.get(key(rule))
                + "). Rename or remove one of them.");
        return true;
      }
      if (ids.add(rule.id()) && ids.size() > RuleSet.MOST_RULES) {
        refuse(rule, "There would be more than 1,000 rules. Remove some.");
        return true;
      }
    }
    return false;
  }

  private void refuse(MailFlowRule rule, String why) {
    refused.put(rule.id(), why);
    coming.remove(rule.id());
  }

  private static String key(MailFlowRule rule) {
    return rule.name().value().toLowerCase(Locale.ROOT);
  }
}
