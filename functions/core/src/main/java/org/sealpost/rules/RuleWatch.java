package org.sealpost.rules;

import java.util.List;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.organization.Recipient;
import org.sealpost.rules.action.RuleAction;

/// Looks on while rules decide, and changes nothing about what they decide. Called in order, on the
/// thread that decides.
public interface RuleWatch {
  RuleWatch NOBODY =
      new RuleWatch() {
        @Override
        public void asked(
            MailFlowRule rule, Recipient recipient, List<MessageEdit> edits, Answer answer) {}

        @Override
        public void acted(
            MailFlowRule rule, Recipient recipient, RuleAction action, Effect effect) {}
      };

  /// The rule was asked whether it matches. Not called for rules that are not run.
  ///
  /// @param edits what earlier rules changed for the recipient
  void asked(MailFlowRule rule, Recipient recipient, List<MessageEdit> edits, Answer answer);

  /// One action of a rule that matches, in order.
  void acted(MailFlowRule rule, Recipient recipient, RuleAction action, Effect effect);

  /// What an action did.
  enum Effect {
    DONE,
    /// Everything was so already, or may not be changed.
    CHANGED_NOTHING,
    /// The rule only looks on ([RuleMode]).
    NOT_IN_THIS_MODE
  }
}
