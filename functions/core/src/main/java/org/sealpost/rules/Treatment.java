package org.sealpost.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.organization.Recipient;
import org.sealpost.protection.ProtectionTemplate;

/// What the rules looked at so far say shall happen to a mail for one recipient.
///
/// @param matched the rules that matched, in order
/// @param isFinal whether later rules are skipped
public record Treatment(
    List<RuleName> matched,
    Optional<ProtectionTemplate> protection,
    Optional<String> branding,
    Optional<Rejection> rejection,
    boolean isFinal) {
  public Treatment {
    matched = List.copyOf(matched);
  }

  /// Before the first rule.
  ///
  /// @param inherited what the thread that it belongs to was protected with
  static Treatment initial(Optional<ProtectionTemplate> inherited) {
    return new Treatment(List.of(), inherited, Optional.empty(), Optional.empty(), false);
  }

  Treatment matchedBy(MailFlowRule rule) {
    List<RuleName> names = Stream.concat(matched.stream(), Stream.of(rule.name())).toList();
    Treatment after = new Treatment(names, protection, branding, rejection, isFinal);
    for (RuleAction action : rule.actions()) {
      after = action.applyTo(after);
    }
    return after;
  }

  Treatment withProtection(Optional<ProtectionTemplate> template) {
    return new Treatment(matched, template, branding, rejection, isFinal);
  }

  Treatment withBranding(String name) {
    return new Treatment(matched, protection, Optional.of(name), rejection, isFinal);
  }

  Treatment rejected(Rejection why) {
    return new Treatment(matched, protection, branding, Optional.of(why), true);
  }

  Treatment stopped() {
    return new Treatment(matched, protection, branding, rejection, true);
  }

  Decision forRecipients(List<Recipient> recipients) {
    if (rejection.isPresent()) {
      return new Decision.Reject(recipients, matched, rejection.get());
    }
    return protection.isPresent()
        ? new Decision.Protect(recipients, matched, protection.get(), branding)
        : new Decision.Pass(recipients, matched);
  }
}
