package org.sealpost.rules;

import java.util.IdentityHashMap;
import org.sealpost.organization.Recipient;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.RuleEvaluationException;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.RulePredicate.AboutMessage;
import org.sealpost.rules.predicate.RulePredicate.AboutRecipient;

/// Matches rules with one mail; remembers what was asked of the message itself, so that 500
/// recipients cost one look, also where the answer was that it cannot be told.
final class RuleMatching {
  private final Mail mail;
  private final IdentityHashMap<AboutMessage, Answer> asked = new IdentityHashMap<>();

  RuleMatching(Mail mail) {
    this.mail = mail;
  }

  /// @throws RuleEvaluationException when a predicate that it depends on cannot tell
  boolean matches(MailFlowRule rule, Recipient recipient) {
    return rule.conditions().stream().allMatch(condition -> holds(condition, recipient))
        && rule.exceptions().stream().noneMatch(exception -> holds(exception, recipient));
  }

  private boolean holds(RulePredicate predicate, Recipient recipient) {
    return switch (predicate) {
      case AboutMessage about ->
          switch (asked.computeIfAbsent(about, this::ask)) {
            case Answer.Told(boolean holds) -> holds;
            case Answer.Unable(RuleEvaluationException why) -> throw why;
          };
      case AboutRecipient about -> about.holds(recipient);
    };
  }

  private Answer ask(AboutMessage about) {
    try {
      return new Answer.Told(about.holds(mail));
    } catch (RuleEvaluationException unable) {
      return new Answer.Unable(unable);
    }
  }

  private sealed interface Answer {
    record Told(boolean holds) implements Answer {}

    record Unable(RuleEvaluationException why) implements Answer {}
  }
}
