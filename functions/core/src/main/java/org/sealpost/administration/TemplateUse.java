package org.sealpost.administration;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sealpost.protection.settings.SenderControls;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;

/// What names a protection template now. Messages that were protected with it are not counted: they
/// keep their terms, whatever becomes of it.
///
/// @param rules in their order, disabled ones too
/// @param controls by which senders ask for it: the subject token, the header field, or the label,
///     for people
public record TemplateUse(List<MailFlowRule> rules, List<String> controls) {
  public TemplateUse {
    rules = List.copyOf(rules);
    controls = List.copyOf(controls);
  }

  static TemplateUse of(String template, RuleSet rules, SenderControls controls) {
    return new TemplateUse(
        rules.rules().stream().filter(rule -> names(rule, template)).toList(),
        controls(template, controls).toList());
  }

  /// Whether these are one template's name, as Exchange compares them.
  static boolean same(String one, String other) {
    return folded(one).equals(folded(other));
  }

  static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /// All templates that a rule protects with.
  static Stream<String> named(MailFlowRule rule) {
    return rule.actions().stream()
        .flatMap(
            action ->
                action instanceof ApplyRightsProtectionTemplate(String template)
                    ? Stream.of(template)
                    : Stream.empty());
  }

  /// All templates that senders may ask for, with what asks: the name first.
  static Stream<Named> named(SenderControls controls) {
    return Stream.of(
            controls.subjectTokens().stream()
                .map(one -> new Named(one.template(), "the subject token “" + one.token() + "”")),
            controls.headers().stream()
                .map(
                    one ->
                        new Named(
                            one.template(),
                            "the header field “" + one.header() + ": " + one.value() + "”")),
            controls.labels().stream()
                .map(one -> new Named(one.template(), "the label " + one.label())))
        .flatMap(names -> names);
  }

  /// @param by for people
  record Named(String template, String by) {}

  public boolean isUsed() {
    return !rules.isEmpty() || !controls.isEmpty();
  }

  /// What protects with it from now on: without disabled rules.
  TemplateUse enabled() {
    return new TemplateUse(rules.stream().filter(MailFlowRule::enabled).toList(), controls);
  }

  /// Who names it, for people.
  String words() {
    return Stream.concat(rules.stream().map(TemplateUse::words), controls.stream())
        .collect(joining(", "));
  }

  private static String words(MailFlowRule rule) {
    return "the rule “" + rule.name() + "”" + (rule.enabled() ? "" : " (disabled)");
  }

  private static boolean names(MailFlowRule rule, String template) {
    return named(rule).anyMatch(name -> same(name, template));
  }

  private static Stream<String> controls(String template, SenderControls controls) {
    return named(controls).filter(one -> same(one.template(), template)).map(Named::by);
  }
}
