package org.sealpost.rules.action;

import static org.sealpost.Require.require;

import org.sealpost.organization.Scope;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ThreadProtection;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.rules.pattern.RuleEvaluationException;

/// Actions that put protection on and take it off.
public sealed interface ProtectionAction extends RuleAction {
  /// Protects the mail. Of several protections the strictest wins: no rule allows what another
  /// rule, the sender or the thread does not.
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
          rule.templates()
              .named(template)
              .orElseThrow(() -> new RuleEvaluationException("unknown protection template"));
      return before.withProtection(found.protection());
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

  /// Takes off the Encrypt-Only protection that rules before it put on and, on the way in, what the
  /// thread brings (ome.md 2.5): what our organization protected, and Encrypt-Only by others. What
  /// the sender asked for stays.
  record RemoveOMEv2() implements ProtectionAction {
    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      Treatment after =
          before.byRules().filter(Protection::isEncryptOnly).isPresent()
              ? before.withoutByRules()
              : before;
      return rule.recipient().scope() == Scope.INSIDE
              && before.thread().filter(ThreadProtection::mayBeRemoved).isPresent()
          ? after.withoutThread()
          : after;
    }
  }

  /// The same for what was protected in the legacy way: we know one way only.
  record RemoveOME() implements ProtectionAction {
    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return new RemoveOMEv2().applyTo(before, rule);
    }
  }

  /// The mail goes through the portal, whatever other methods there are: only what goes through the
  /// portal can be withdrawn. Protects nothing by itself. Not one of Exchange's.
  record ForcePortal() implements ProtectionAction {
    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return before.withForcedPortal();
    }
  }

  /// S/MIME that was encrypted to the organization is opened before it goes on to recipients
  /// inside, and rules are asked again about what was in it. Not one of Exchange's.
  record OpenSmime() implements ProtectionAction {
    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return rule.recipient().scope() == Scope.INSIDE ? before.withOpenedSmime() : before;
    }
  }
}
