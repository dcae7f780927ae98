package org.sealpost.rules;

import static org.sealpost.Require.require;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.organization.Scope;
import org.sealpost.protection.Protection;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionCustomizationTemplate;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.predicate.OriginPredicate.FromScope;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;

/// All rules of an organization, in the order of their priority: the first has priority 0.
public record RuleSet(List<MailFlowRule> rules) {
  /// More than three times what Exchange takes.
  public static final int MOST_RULES = 1000;

  public RuleSet {
    rules = List.copyOf(rules);
    require(rules.size() <= MOST_RULES, "at most 1,000 rules");
    Set<String> names = new HashSet<>();
    require(
        rules.stream().allMatch(rule -> names.add(rule.name().value().toLowerCase(Locale.ROOT))),
        "rule names are unique");
    Set<RuleId> ids = new HashSet<>();
    require(rules.stream().allMatch(rule -> ids.add(rule.id())), "rule ids are unique");
  }

  /// By its name, in any case, or by its id.
  public Optional<MailFlowRule> find(String identity) {
    String wanted = identity.strip();
    return rules.stream()
        .filter(
            rule ->
                rule.name().value().equalsIgnoreCase(wanted)
                    || rule.id().value().equalsIgnoreCase(wanted))
        .findFirst();
  }

  /// What is in force before an admin has changed anything: a sender inside protects a mail to
  /// somebody outside by writing `[encrypt]` into its subject.
  public static RuleSet defaults() {
    return new RuleSet(
        List.of(
            new MailFlowRule(
                new RuleId("5ea19057-0000-4000-8000-000000000001"),
                new RuleName("Encrypt when the subject says so"),
                true,
                RuleProperties.DEFAULT,
                List.of(
                    new FromScope(Scope.INSIDE),
                    new SentToScope(Scope.OUTSIDE),
                    new SubjectContainsWords(List.of("[encrypt]"))),
                List.of(),
                List.of(
                    new ApplyRightsProtectionTemplate(Protection.ENCRYPT.template()),
                    new ApplyRightsProtectionCustomizationTemplate(BrandingTemplate.DEFAULT_NAME)),
                List.of())));
  }
}
