package org.sealpost.rules;

import java.util.List;
import org.sealpost.rules.action.Notice.IncidentReport;

/// What all rules together decided about one mail.
///
/// @param decisions every recipient is in one, those that rules added included
/// @param reports each once
/// @param matched every rule that matched for anybody, in order of priority
public record Decisions(
    List<Decision> decisions, List<IncidentReport> reports, List<RuleMatch> matched) {
  public Decisions {
    decisions = List.copyOf(decisions);
    reports = List.copyOf(reports);
    matched = List.copyOf(matched);
  }
}
