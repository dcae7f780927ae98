package org.sealpost.rules;

import static org.sealpost.Require.require;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ProtectionTemplate;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.RuleEvaluationException;
import org.sealpost.rules.predicate.SenderPredicate.FromScope;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;

/// All rules of an organization, in the order of their priority: the first has priority 0.
public record RuleSet(List<MailFlowRule> rules) {
  public RuleSet {
    rules = List.copyOf(rules);
    Set<String> names = new HashSet<>();
    require(
        rules.stream().allMatch(rule -> names.add(rule.name().value().toLowerCase(Locale.ROOT))),
        "rule names are unique");
  }

  /// What is in force before an admin has changed anything: a sender inside protects a mail to
  /// somebody outside by writing `[encrypt]` into its subject.
  public static RuleSet defaults() {
    return new RuleSet(
        List.of(
            new MailFlowRule(
                new RuleName("Encrypt when the subject says so"),
                true,
                RuleMode.ENFORCE,
                RuleErrorAction.DEFER,
                List.of(
                    new FromScope(Scope.INSIDE),
                    new SentToScope(Scope.OUTSIDE),
                    new SubjectContainsWords(List.of("[encrypt]"))),
                List.of(),
                List.of(
                    new RuleAction.ApplyRightsProtectionTemplate(ProtectionTemplate.ENCRYPT.name()),
                    new RuleAction.ApplyRightsProtectionCustomizationTemplate(
                        BrandingTemplate.DEFAULT_NAME)))));
  }

  /// Decides what happens to the mail for each recipient (ome.md 2.1): rules in order of priority,
  /// each acting on those recipients for whom its conditions hold. Recipients who are to be treated
  /// alike stay together.
  ///
  /// @param inherited the protection of the thread that the mail belongs to; no rule makes it
  ///     weaker, but for RemoveOMEv2
  /// @throws RuleEvaluationException when a rule whose error action is DEFER cannot be evaluated,
  ///     or a rule that matches names an unknown template: the mail has to wait
  public List<Decision> decide(
      Mail mail, List<Recipient> recipients, Optional<ProtectionTemplate> inherited) {
    RuleMatching matching = new RuleMatching(mail);
    Map<Treatment, List<Recipient>> alike = new LinkedHashMap<>();
    for (Recipient recipient : recipients) {
      alike
          .computeIfAbsent(treatment(matching, recipient, inherited), _ -> new ArrayList<>())
          .add(recipient);
    }
    return alike.entrySet().stream()
        .map(group -> group.getKey().forRecipients(group.getValue()))
        .toList();
  }

  private Treatment treatment(
      RuleMatching matching, Recipient recipient, Optional<ProtectionTemplate> inherited) {
    Treatment treatment = Treatment.initial(inherited);
    for (MailFlowRule rule : rules) {
      if (treatment.isFinal()) {
        break;
      }
      treatment = afterRule(rule, matching, recipient, treatment);
    }
    return treatment;
  }

  private static Treatment afterRule(
      MailFlowRule rule, RuleMatching matching, Recipient recipient, Treatment before) {
    if (!rule.enabled() || rule.mode() == RuleMode.AUDIT) {
      return before;
    }
    return matches(rule, matching, recipient) ? before.matchedBy(rule) : before;
  }

  /// The error action is about telling whether a rule matches. A rule that matches and names a
  /// template that nobody knows makes the mail wait in any case.
  private static boolean matches(MailFlowRule rule, RuleMatching matching, Recipient recipient) {
    try {
      return matching.matches(rule, recipient);
    } catch (RuleEvaluationException unable) {
      return switch (rule.errorAction()) {
        case IGNORE -> false;
        case DEFER -> throw unable;
      };
    }
  }
}
