package org.sealpost.rules;

import java.util.IdentityHashMap;
import org.sealpost.organization.Recipient;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.RulePredicate.AboutMessage;
import org.sealpost.rules.predicate.RulePredicate.AboutRecipient;

/// Matches rules with one mail; remembers what was asked of the message itself, so that 500
/// recipients cost one look.
final class RuleMatching {
  private final Mail mail;
  private final IdentityHashMap<AboutMessage, Boolean> asked = new IdentityHashMap<>();

  RuleMatching(Mail mail) {
    this.mail = mail;
  }

  boolean matches(MailFlowRule rule, Recipient recipient) {
    return rule.conditions().stream().allMatch(condition -> holds(condition, recipient))
        && rule.exceptions().stream().noneMatch(exception -> holds(exception, recipient));
  }

  private boolean holds(RulePredicate predicate, Recipient recipient) {
    return switch (predicate) {
      case AboutMessage about -> asked.computeIfAbsent(about, _ -> about.holds(mail));
      case AboutRecipient about -> about.holds(recipient);
    };
  }
}
