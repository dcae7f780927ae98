package org.sealpost.rules.simulation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.organization.Recipient;
import org.sealpost.rules.Decision;
import org.sealpost.rules.Decisions;
import org.sealpost.rules.RuleMatch;
import org.sealpost.rules.predicate.Mail;

/// What happens for one recipient.
///
/// @param added by a rule; not a recipient of the mail as it came
/// @param rules that matched for any of those who are treated alike
public record RecipientOutcome(
    Recipient recipient, boolean added, Outcome outcome, List<RuleMatch> rules) {
  public RecipientOutcome {
    rules = List.copyOf(rules);
  }

  static List<RecipientOutcome> of(Decisions decisions, Mail mail) {
    Set<Recipient> named = mail.recipients().stream().collect(Collectors.toSet());
    return decisions.decisions().stream()
        .flatMap(
            decision ->
                decision.recipients().stream()
                    .map(recipient -> of(recipient, decision, !named.contains(recipient))))
        .toList();
  }

  private static RecipientOutcome of(Recipient recipient, Decision decision, boolean added) {
    return new RecipientOutcome(recipient, added, Outcome.of(decision), decision.rules());
  }
}
