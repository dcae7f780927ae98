package org.sealpost.administration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.administration.RuleWarning.Kind;
import org.sealpost.protection.Protection;
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.rules.KeptParameter;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleErrorAction;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.EndingAction.Quarantine;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.predicate.ContentPredicate.MessageContainsDataClassifications;

/// Looks for what an author may not have meant.
final class RuleReview {
  private RuleReview() {}

  /// In the order of the rules.
  static List<RuleWarning> warnings(RuleSet rules) {
    return rules.rules().stream()
        .flatMap(rule -> Stream.concat(warnings(rule), protectsTooLate(rule, rules).stream()))
        .toList();
  }

  /// Evaluation stops at a rule that holds mail, and later ones are not run on release (ome.md
  /// 2.1).
  private static Optional<RuleWarning> protectsTooLate(MailFlowRule rule, RuleSet rules) {
    boolean protects =
        rule.actions().stream().anyMatch(ApplyRightsProtectionTemplate.class::isInstance);
    return rules.rules().stream()
        .takeWhile(earlier -> !earlier.equals(rule))
        .filter(earlier -> protects && earlier.enabled() && rule.enabled())
        .filter(earlier -> earlier.actions().stream().anyMatch(Quarantine.class::isInstance))
        .findFirst()
        .map(
            earlier ->
                new RuleWarning(
                    rule.name(),
                    Kind.PROTECTS_TOO_LATE,
                    "The rule protects mail, but the rule “"
                        + earlier.name()
                        + "” before it holds mail: what it holds is released without this"
                        + " protection. Move this rule before that one."));
  }

  private static Stream<RuleWarning> warnings(MailFlowRule rule) {
    return Stream.of(
            matchesEverything(rule),
            unknownTemplate(rule),
            unsupported(rule),
            sendsInClear(rule),
            cannotClassify(rule))
        .flatMap(Optional::stream);
  }

  private static Optional<RuleWarning> matchesEverything(MailFlowRule rule) {
    return RuleWarning.when(
        rule.conditions().isEmpty()
            && rule.kept().stream().noneMatch(one -> one.kind() == KeptParameter.Kind.CONDITION),
        rule.name(),
        Kind.MATCHES_EVERYTHING,
        "The rule has no condition, so it matches every mail. Add a condition unless you mean all.");
  }

  private static Optional<RuleWarning> unknownTemplate(MailFlowRule rule) {
    return rule.actions().stream()
        .flatMap(
            action ->
                action instanceof ApplyRightsProtectionTemplate(String template)
                    ? Stream.of(template)
                    : Stream.empty())
        .filter(template -> ProtectionTemplates.BUILT_IN.named(template).isEmpty())
        .findFirst()
        .map(
            template ->
                new RuleWarning(
                    rule.name(),
                    Kind.UNKNOWN_TEMPLATE,
                    "There is no protection template “"
                        + template
                        + "”: mail that the rule matches waits and is not sent. Name "
                        + Protection.ENCRYPT.template()
                        + " or "
                        + Protection.DO_NOT_FORWARD.template()
                        + "."));
  }

  private static Optional<RuleWarning> unsupported(MailFlowRule rule) {
    String names =
        rule.kept().stream()
            .filter(one -> one.kind() != KeptParameter.Kind.REMARK)
            .map(KeptParameter::name)
            .collect(Collectors.joining(", "));
    return RuleWarning.when(
        !names.isEmpty(),
        rule.name(),
        Kind.UNSUPPORTED_PARAMETERS,
        "The rule has parameters that are kept but not carried out: "
            + names
            + ". It cannot be enforced until they are taken out.");
  }

  private static Optional<RuleWarning> sendsInClear(MailFlowRule rule) {
    return RuleWarning.when(
        rule.properties().errorAction() == RuleErrorAction.IGNORE,
        rule.name(),
        Kind.SENDS_IN_CLEAR_ON_ERROR,
        "When the rule cannot be evaluated, mail goes on as if the rule did not exist: in clear, if"
            + " it was to protect. Set RuleErrorAction to Defer, and such mail waits.");
  }

  private static Optional<RuleWarning> cannotClassify(MailFlowRule rule) {
    return RuleWarning.when(
        Stream.concat(rule.conditions().stream(), rule.exceptions().stream())
            .anyMatch(MessageContainsDataClassifications.class::isInstance),
        rule.name(),
        Kind.CANNOT_CLASSIFY,
        "Nothing finds sensitive information types in mail yet, so the rule can never be evaluated:"
            + " every mail that it is asked about is treated by its RuleErrorAction. Disable it, or"
            + " take MessageContainsDataClassifications out.");
  }
}
