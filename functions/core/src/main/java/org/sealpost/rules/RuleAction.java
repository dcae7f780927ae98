package org.sealpost.rules;

import static org.sealpost.Require.require;

import java.util.Optional;
import org.sealpost.protection.ProtectionTemplate;
import org.sealpost.rules.predicate.RuleEvaluationException;

/// What a matched rule does, named as Exchange names the parameter (ome.md 2.5). Each action says
/// itself how it changes the treatment of the mail: one more action is one more record here.
public sealed interface RuleAction {
  Treatment applyTo(Treatment before);

  /// Protects the mail, unless it is protected already: a rule never turns one protection into
  /// another.
  ///
  /// @param template by name; a name that nothing answers to makes the mail wait, never go in clear
  record ApplyRightsProtectionTemplate(String template) implements RuleAction {
    @Override
    public Treatment applyTo(Treatment before) {
      ProtectionTemplate found =
          ProtectionTemplate.named(template)
              .orElseThrow(() -> new RuleEvaluationException("unknown protection template"));
      return before.protection().isPresent() ? before : before.withProtection(Optional.of(found));
    }
  }

  /// Names the branding template of what is protected; of several, the last wins. Protects nothing
  /// by itself.
  record ApplyRightsProtectionCustomizationTemplate(String branding) implements RuleAction {
    public ApplyRightsProtectionCustomizationTemplate {
      require(
          !branding.isBlank() && branding.length() <= 64,
          "branding template name: 1 to 64 characters");
    }

    @Override
    public Treatment applyTo(Treatment before) {
      return before.withBranding(branding);
    }
  }

  /// Takes Encrypt-Only protection off; Do Not Forward stays.
  record RemoveOMEv2() implements RuleAction {
    @Override
    public Treatment applyTo(Treatment before) {
      return before.protection().filter(ProtectionTemplate.ENCRYPT::equals).isPresent()
          ? before.withProtection(Optional.empty())
          : before;
    }
  }

  /// Returns the mail to its sender; no later rule matters.
  ///
  /// @param status 5.7.1 or 5.7.900 to 5.7.999
  record RejectMessage(String reason, String status) implements RuleAction {
    public RejectMessage {
      require(status.matches("5\\.7\\.(1|9[0-9]{2})"), "status code: 5.7.1 or 5.7.900 to 5.7.999");
      require(!reason.isBlank() && reason.length() <= 1024, "reason text: 1 to 1,024 characters");
    }

    @Override
    public Treatment applyTo(Treatment before) {
      return before.rejected(new Rejection(status, reason));
    }
  }

  /// Skips all later rules for the affected recipients.
  record StopRuleProcessing() implements RuleAction {
    @Override
    public Treatment applyTo(Treatment before) {
      return before.stopped();
    }
  }
}
