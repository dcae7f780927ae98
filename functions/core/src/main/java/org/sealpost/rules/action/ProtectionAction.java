package org.sealpost.rules.action;

import static org.sealpost.Require.require;

import java.util.Optional;
import org.sealpost.protection.ProtectionTemplate;
import org.sealpost.rules.pattern.RuleEvaluationException;

/// Actions that put protection on and take it off.
public sealed interface ProtectionAction extends RuleAction {
  /// Protects the mail, unless it is protected already: a rule never turns one protection into
  /// another.
  ///
  /// @param template by name; a name that nothing answers to makes the mail wait, never go in clear
  record ApplyRightsProtectionTemplate(String template) implements ProtectionAction {
    public ApplyRightsProtectionTemplate {
      require(
          !template.isBlank() && template.length() <= 64,
          "protection template name: 1 to 64 characters");
    }

    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      ProtectionTemplate found =
          ProtectionTemplate.named(template)
              .orElseThrow(() -> new RuleEvaluationException("unknown protection template"));
      return before.protectedBefore() || before.protection().isPresent()
          ? before
          : before.withProtection(Optional.of(found));
    }
  }

  /// Names the branding template of what is protected; of several, the last wins. Protects nothing
  /// by itself.
  record ApplyRightsProtectionCustomizationTemplate(String branding) implements ProtectionAction {
    public ApplyRightsProtectionCustomizationTemplate {
      require(
          !branding.isBlank() && branding.length() <= 64,
          "branding template name: 1 to 64 characters");
    }

    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return before.withBranding(branding);
    }
  }

  /// Takes Encrypt-Only protection off; Do Not Forward stays.
  record RemoveOMEv2() implements ProtectionAction {
    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return before.protection().filter(ProtectionTemplate.ENCRYPT::equals).isPresent()
          ? before.withProtection(Optional.empty())
          : before;
    }
  }

  /// The same for what was protected in the legacy way: we know one way only.
  record RemoveOME() implements ProtectionAction {
    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return new RemoveOMEv2().applyTo(before, rule);
    }
  }
}
