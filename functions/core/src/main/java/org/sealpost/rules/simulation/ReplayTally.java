package org.sealpost.rules.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sealpost.rules.RuleMatch;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.simulation.ReplayedMail.Comparison;

/// Counts what a replay finds. Not for several threads.
final class ReplayTally {
  private final Map<RuleName, Long> matchedBefore = new HashMap<>();
  private final Map<RuleName, Long> matchedAfter = new HashMap<>();
  private long same;
  private long different;
  private long undecided;
  private long recipients;

  void add(Replayed replayed) {
    switch (replayed.mail().comparison()) {
      case Comparison.Same() -> same++;
      case Comparison.Different found -> {
        different++;
        recipients += found.recipients().size();
      }
      case Comparison.Undecided _ -> undecided++;
    }
    replayed.matchedBefore().forEach(rule -> matchedBefore.merge(rule.name(), 1L, Long::sum));
    replayed.matchedAfter().forEach(rule -> matchedAfter.merge(rule.name(), 1L, Long::sum));
  }

  ReplayTotals totals() {
    return new ReplayTotals(
        same + different + undecided,
        same,
        different,
        undecided,
        recipients,
        matchedBefore,
        matchedAfter);
  }

  /// One mail, and the rules that matched it.
  record Replayed(ReplayedMail mail, List<RuleMatch> matchedBefore, List<RuleMatch> matchedAfter) {
    Replayed {
      matchedBefore = List.copyOf(matchedBefore);
      matchedAfter = List.copyOf(matchedAfter);
    }
  }
}
