package org.sealpost.administration;

import java.util.List;
import java.util.stream.Collectors;

/// What was changed, in a line, for authors who did not say.
final class RuleSummary {
  private static final int MOST_NAMED = 5;

  private RuleSummary() {}

  static String of(List<RuleChange> changes) {
    if (changes.isEmpty()) {
      return "No change";
    }
    String named =
        changes.stream()
            .limit(MOST_NAMED)
            .map(RuleSummary::named)
            .collect(Collectors.joining(", "));
    int others = changes.size() - MOST_NAMED;
    return others > 0 ? named + " and " + others + " more" : named;
  }

  private static String named(RuleChange change) {
    String name = "“" + change.rule().name() + "”";
    return switch (change) {
      case RuleChange.Added _ -> "Added " + name;
      case RuleChange.Removed _ -> "Removed " + name;
      case RuleChange.Moved(_, int from, int to) -> "Moved " + name + " from " + from + " to " + to;
      case RuleChange.Changed _ -> "Changed " + name;
    };
  }
}
