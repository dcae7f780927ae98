package org.sealpost.rules;

import java.util.List;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.organization.Recipient;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.predicate.MailView;
import org.sealpost.rules.predicate.RulePredicate;

/// Asks single predicates about one mail, for whoever wants to know why a rule matches. Not for
/// several threads.
public final class RuleQuestions {
  private final RuleMatching matching;

  RuleQuestions(RuleMatching matching) {
    this.matching = matching;
  }

  /// @param edits what earlier rules changed for the recipient
  public Answer answer(
      RulePredicate predicate, MailFlowRule rule, Recipient recipient, List<MessageEdit> edits) {
    try {
      return Answer.of(matching.holds(predicate, rule, matching.asSeenBy(rule, recipient), edits));
    } catch (RuleEvaluationException unable) {
      return Answer.CannotTell.because(unable);
    }
  }

  /// The mail as edits left it.
  public MailView view(List<MessageEdit> edits) {
    return matching.view(edits);
  }

  /// The address of the recipient that conditions of the rule see.
  public EmailAddress addressSeenBy(MailFlowRule rule, Recipient recipient) {
    return matching.asSeenBy(rule, recipient).address();
  }

  /// The addresses in which the rule looks for the sender.
  public List<EmailAddress> senders(MailFlowRule rule) {
    return matching.senders(rule.properties().senderAddressLocation());
  }
}
