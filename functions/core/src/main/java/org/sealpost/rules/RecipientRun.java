package org.sealpost.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.directory.Directory;
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.rules.RuleWatch.Effect;
import org.sealpost.rules.action.ActingRule;
import org.sealpost.rules.action.NoticeAction.GenerateIncidentReport;
import org.sealpost.rules.action.NoticeAction.GenerateNotification;
import org.sealpost.rules.action.PriorProtection;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.action.Treatment;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.predicate.Mail;

/// Runs all rules for one mail, recipient by recipient.
final class RecipientRun {
  private final List<MailFlowRule> inForce = new ArrayList<>();
  private final RuleMatching matching;
  private final Mail mail;
  private final Directory directory;
  private final ProtectionTemplates templates;
  private final RuleWatch watch;

  RecipientRun(
      RuleSet rules,
      RuleMatching matching,
      Mail mail,
      Directory directory,
      ProtectionTemplates templates,
      Instant now,
      RuleWatch watch) {
    for (MailFlowRule rule : rules.rules()) {
      if (rule.enabled() && rule.properties().areInForceAt(now)) {
        inForce.add(rule);
      }
    }
    this.matching = matching;
    this.mail = mail;
    this.directory = directory;
    this.templates = templates;
    this.watch = watch;
  }

  Verdict verdict(Recipient recipient, PriorProtection prior) {
    return verdict(recipient, prior, matching);
  }

  /// About somebody who is added: conditions about any recipient see them as well.
  Verdict verdictOfAdded(Recipient added, PriorProtection prior) {
    return verdict(added, prior, matching.withAdded(added));
  }

  private Verdict verdict(Recipient recipient, PriorProtection prior, RuleMatching matching) {
    List<MailFlowRule> matched = new ArrayList<>();
    Treatment treatment = Treatment.initial(prior, recipient.scope());
    for (MailFlowRule rule : inForce) {
      if (treatment.isFinal()) {
        break;
      }
      if (matches(rule, recipient, treatment, matching)) {
        matched.add(rule);
        treatment = after(rule, recipient, treatment);
      }
    }
    return new Verdict(recipient, treatment, matched);
  }

  /// The error action is about telling whether a rule matches. A rule that matches and names a
  /// template that nobody knows makes the mail wait in any case. A rule that only looks on never
  /// holds up a mail.
  private boolean matches(
      MailFlowRule rule, Recipient recipient, Treatment treatment, RuleMatching matching) {
    try {
      boolean matches = matching.matches(rule, recipient, treatment.edits());
      watch.asked(rule, recipient, treatment.edits(), Answer.of(matches));
      return matches;
    } catch (RuleEvaluationException unable) {
      watch.asked(rule, recipient, treatment.edits(), Answer.CannotTell.because(unable));
      if (rule.properties().mode() != RuleMode.ENFORCE) {
        return false;
      }
      return switch (rule.properties().errorAction()) {
        case IGNORE -> false;
        case DEFER -> throw unable;
      };
    }
  }

  private Treatment after(MailFlowRule rule, Recipient recipient, Treatment before) {
    ActingRule acting =
        new ActingRule(
            rule.name().value(),
            templates,
            recipient,
            mail.sender().address(),
            directory.person(mail.sender().address()),
            directory.managerOf(mail.sender().address()));
    Treatment after = before;
    for (RuleAction action : rule.actions()) {
      if (isDoneIn(rule.properties().mode(), action)) {
        Treatment done = action.applyTo(after, acting);
        watch.acted(
            rule,
            recipient,
            action,
            done.comesToTheSameAs(after, mail.sender().scope())
                ? Effect.CHANGED_NOTHING
                : Effect.DONE);
        after = done;
      } else {
        watch.acted(rule, recipient, action, Effect.NOT_IN_THIS_MODE);
      }
    }
    return after;
  }

  private static boolean isDoneIn(RuleMode mode, RuleAction action) {
    return switch (mode) {
      case ENFORCE -> true;
      case AUDIT -> action instanceof GenerateIncidentReport;
      case AUDIT_AND_NOTIFY ->
          action instanceof GenerateIncidentReport || action instanceof GenerateNotification;
    };
  }
}
