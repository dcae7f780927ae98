package org.sealpost.rules.simulation;

import java.util.Map;
import org.sealpost.rules.RuleName;

/// How a replay went.
///
/// @param recipients of mails that differ, for whom there is a difference
/// @param matchedBefore in how many mails each rule of the version before matched, whatever its
///     mode; rules that matched none are missing
/// @param matchedAfter the same for the version after
public record ReplayTotals(
    long mails,
    long same,
    long different,
    long undecided,
    long recipients,
    Map<RuleName, Long> matchedBefore,
    Map<RuleName, Long> matchedAfter) {
  public ReplayTotals {
    matchedBefore = Map.copyOf(matchedBefore);
    matchedAfter = Map.copyOf(matchedAfter);
  }
}
