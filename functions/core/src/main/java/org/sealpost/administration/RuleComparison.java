package org.sealpost.administration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleJson;
import org.sealpost.rules.RuleSet;

/// Two versions of the rules, side by side.
final class RuleComparison {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Map<RuleId, Placed> before;
  private final Map<RuleId, Placed> after;

  private record Placed(MailFlowRule rule, int priority) {}

  private RuleComparison(RuleSet before, RuleSet after) {
    this.before = placed(before);
    this.after = placed(after);
  }

  /// First what is gone, then the others in their new order.
  static List<RuleChange> changes(RuleSet before, RuleSet after) {
    return new RuleComparison(before, after).changes();
  }

  private static Map<RuleId, Placed> placed(RuleSet rules) {
    Map<RuleId, Placed> placed = new LinkedHashMap<>();
    rules.rules().forEach(rule -> placed.put(rule.id(), new Placed(rule, placed.size())));
    return placed;
  }

  private List<RuleChange> changes() {
    List<RuleChange> changes = new ArrayList<>();
    before.forEach(
        (id, old) -> {
          if (!after.containsKey(id)) {
            changes.add(new RuleChange.Removed(old.rule(), old.priority()));
          }
        });
    Set<RuleId> moved = moved();
    after.forEach(
        (id, now) ->
            Optional.ofNullable(before.get(id))
                .ifPresentOrElse(
                    old -> {
                      if (moved.contains(id)) {
                        changes.add(
                            new RuleChange.Moved(now.rule(), old.priority(), now.priority()));
                      }
                      if (!old.rule().equals(now.rule())) {
                        changes.add(
                            new RuleChange.Changed(
                                old.rule(), now.rule(), difference(old.rule(), now.rule())));
                      }
                    },
                    () -> changes.add(new RuleChange.Added(now.rule(), now.priority()))));
    return changes;
  }

  /// As few as explain the new order of those that are in both.
  private Set<RuleId> moved() {
    List<RuleId> old = before.keySet().stream().filter(after::containsKey).toList();
    List<RuleId> now = after.keySet().stream().filter(before::containsKey).toList();
    Set<RuleId> moved = new HashSet<>();
    for (AbstractDelta<RuleId> delta : DiffUtils.diff(old, now).getDeltas()) {
      moved.addAll(delta.getTarget().getLines());
    }
    return moved;
  }

  private static List<DifferenceLine> difference(MailFlowRule before, MailFlowRule after) {
    return DifferenceLine.between(text(before), text(after));
  }

  private static List<String> text(MailFlowRule rule) {
    try {
      return MAPPER
          .readTree(RuleJson.write(new RuleSet(List.of(rule))))
          .at("/rules/0")
          .toPrettyString()
          .lines()
          .toList();
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("a rule that was written and cannot be read", bug);
    }
  }
}
