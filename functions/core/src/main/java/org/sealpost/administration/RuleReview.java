package org.sealpost.administration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.administration.RuleWarning.Kind;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.SenderControls;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.TemplateStatus;
import org.sealpost.rules.KeptParameter;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleErrorAction;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.EndingAction.Quarantine;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionCustomizationTemplate;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.ProtectionAction.ForcePortal;
import org.sealpost.rules.action.ProtectionAction.OpenSmime;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.predicate.ContentPredicate.MessageContainsDataClassifications;

/// Looks for what an author may not have meant.
///
/// @param settings with which the rules are in force
record RuleReview(RuleSet rules, ProtectionSettings settings) {
  /// Named in a warning; of more it is said how many there are.
  private static final int MOST_NAMED = 20;

  /// In the order of the rules.
  List<RuleWarning> warnings() {
    return rules.rules().stream()
        .flatMap(
            rule ->
                Stream.of(
                        matchesEverything(rule),
                        unknownTemplate(rule),
                        archivedTemplate(rule),
                        unsupported(rule),
                        sendsInClear(rule),
                        cannotClassify(rule),
                        protectsTooLate(rule),
                        protectsNothing(rule),
                        cannotOpen(rule))
                    .flatMap(Optional::stream))
        .toList();
  }

  /// Evaluation stops at a rule that holds mail, and later ones are not run on release (ome.md
  /// 2.1).
  private Optional<RuleWarning> protectsTooLate(MailFlowRule rule) {
    boolean protects = has(rule, ApplyRightsProtectionTemplate.class);
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

  private static Optional<RuleWarning> matchesEverything(MailFlowRule rule) {
    return RuleWarning.when(
        rule.conditions().isEmpty()
            && rule.kept().stream().noneMatch(one -> one.kind() == KeptParameter.Kind.CONDITION),
        rule.name(),
        Kind.MATCHES_EVERYTHING,
        "The rule has no condition, so it matches every mail. Add a condition unless you mean all.");
  }

  private Optional<RuleWarning> unknownTemplate(MailFlowRule rule) {
    return templates(rule)
        .filter(template -> settings.templates().named(template).isEmpty())
        .findFirst()
        .map(
            template ->
                new RuleWarning(
                    rule.name(),
                    Kind.UNKNOWN_TEMPLATE,
                    "There is no protection template “"
                        + template
                        + "”: mail that the rule matches waits and is not sent. Name one of these: "
                        + published()
                        + "."));
  }

  private Optional<RuleWarning> archivedTemplate(MailFlowRule rule) {
    return templates(rule)
        .flatMap(template -> settings.templates().named(template).stream())
        .filter(template -> template.status() == TemplateStatus.ARCHIVED)
        .findFirst()
        .map(
            template ->
                new RuleWarning(
                    rule.name(),
                    Kind.ARCHIVED_TEMPLATE,
                    "The protection template “"
                        + template.name()
                        + "” is archived. The rule still protects with it; publish it again, or"
                        + " name one of these: "
                        + published()
                        + "."));
  }

  /// Those that may be chosen anew.
  private String published() {
    List<String> names =
        settings.templates().all().stream()
            .filter(template -> template.status() == TemplateStatus.PUBLISHED)
            .map(ProtectionTemplate::name)
            .toList();
    String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMED
        ? first + " and " + (names.size() - MOST_NAMED) + " more"
        : first;
  }

  /// Branding and portal are about mail that something else protects.
  private Optional<RuleWarning> protectsNothing(MailFlowRule rule) {
    SenderControls controls = settings.senderControls();
    boolean somethingProtects =
        rules.rules().stream().anyMatch(one -> has(one, ApplyRightsProtectionTemplate.class))
            || !controls.subjectTokens().isEmpty()
            || !controls.headers().isEmpty()
            || !controls.labels().isEmpty();
    return RuleWarning.when(
        !somethingProtects
            && (has(rule, ForcePortal.class)
                || has(rule, ApplyRightsProtectionCustomizationTemplate.class)),
        rule.name(),
        Kind.PROTECTS_NOTHING,
        "The rule says how protected mail looks or goes, but no rule protects mail, and senders"
            + " cannot ask for it. Add ApplyRightsProtectionTemplate to it.");
  }

  private Optional<RuleWarning> cannotOpen(MailFlowRule rule) {
    return RuleWarning.when(
        has(rule, OpenSmime.class) && settings.smime().openingCertificate().isEmpty(),
        rule.name(),
        Kind.CANNOT_OPEN_SMIME,
        "The rule opens S/MIME, but the organization has no certificate that others could encrypt"
            + " to. Set one up under Protection.");
  }

  private static Stream<String> templates(MailFlowRule rule) {
    return rule.actions().stream()
        .flatMap(
            action ->
                action instanceof ApplyRightsProtectionTemplate(String template)
                    ? Stream.of(template)
                    : Stream.empty());
  }

  private static boolean has(MailFlowRule rule, Class<? extends RuleAction> kind) {
    return rule.actions().stream().anyMatch(kind::isInstance);
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
