package org.sealpost.rules.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.organization.Recipient;
import org.sealpost.rules.Answer;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleWatch;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.simulation.RuleRun.Acted;

/// Writes down how rules decide.
final class RunProtocol implements RuleWatch {
  private final Map<Run, Entry> entries = new HashMap<>();
  private Optional<MailFlowRule> last = Optional.empty();

  @Override
  public void asked(
      MailFlowRule rule, Recipient recipient, List<MessageEdit> edits, Answer answer) {
    entries.put(new Run(rule.id(), recipient), new Entry(edits, answer, new ArrayList<>()));
    last = Optional.of(rule);
  }

  @Override
  public void acted(MailFlowRule rule, Recipient recipient, RuleAction action, Effect effect) {
    entry(rule, recipient).ifPresent(entry -> entry.actions.add(new Acted(action, effect)));
  }

  Optional<Entry> entry(MailFlowRule rule, Recipient recipient) {
    return Optional.ofNullable(entries.get(new Run(rule.id(), recipient)));
  }

  /// The rule that was asked last, by which the mail waits if it does.
  Optional<MailFlowRule> last() {
    return last;
  }

  private record Run(RuleId rule, Recipient recipient) {}

  /// @param edits that earlier rules had made
  /// @param actions grows while the rule acts
  record Entry(List<MessageEdit> edits, Answer answer, List<Acted> actions) {}
}
