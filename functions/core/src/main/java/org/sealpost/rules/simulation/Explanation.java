package org.sealpost.rules.simulation;

import java.util.List;
import java.util.Optional;
import org.sealpost.rules.Decisions;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.action.Notice.IncidentReport;

/// What rules would do with one mail, and why. Holds nothing of what the mail says but in [Masked].
///
/// @param before what was known before the first rule was asked
/// @param rules all of them, in order
public record Explanation(KnownBefore before, List<ExplainedRule> rules, Conclusion conclusion) {
  public Explanation {
    rules = List.copyOf(rules);
  }

  /// What it all comes to.
  public sealed interface Conclusion {
    /// @param decisions what [org.sealpost.rules.CompiledRules#decide] says
    /// @param recipients the same, for each recipient
    record Decided(Decisions decisions, List<RecipientOutcome> recipients) implements Conclusion {
      public Decided {
        recipients = List.copyOf(recipients);
      }

      public List<IncidentReport> reports() {
        return decisions.reports();
      }
    }

    /// The mail would wait and be tried again, for everybody.
    ///
    /// @param rule because of which
    record Waits(Optional<RuleName> rule, String why) implements Conclusion {}
  }
}
