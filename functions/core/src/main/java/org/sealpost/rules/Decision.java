package org.sealpost.rules;

import java.util.List;
import java.util.Optional;
import org.sealpost.organization.Recipient;
import org.sealpost.protection.ProtectionTemplate;

/// The outcome of all rules for a group of recipients.
public sealed interface Decision {
  /// At least one; every recipient is in exactly one decision.
  List<Recipient> recipients();

  /// The rules that matched, in order.
  List<RuleName> rules();

  /// It goes on as it is.
  record Pass(List<Recipient> recipients, List<RuleName> rules) implements Decision {
    public Pass {
      recipients = List.copyOf(recipients);
      rules = List.copyOf(rules);
    }
  }

  /// It goes protected, and in no other way.
  record Protect(
      List<Recipient> recipients,
      List<RuleName> rules,
      ProtectionTemplate template,
      Optional<String> branding)
      implements Decision {
    public Protect {
      recipients = List.copyOf(recipients);
      rules = List.copyOf(rules);
    }
  }

  /// It goes back to its sender.
  record Reject(List<Recipient> recipients, List<RuleName> rules, Rejection why)
      implements Decision {
    public Reject {
      recipients = List.copyOf(recipients);
      rules = List.copyOf(rules);
    }
  }
}
