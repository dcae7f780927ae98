package org.sealpost.rules;

import java.util.List;
import java.util.Optional;
import org.sealpost.organization.Recipient;
import org.sealpost.protection.Protection;
import org.sealpost.rules.action.Ending;
import org.sealpost.rules.action.Rejection;
import org.sealpost.rules.action.Treatment;

/// The outcome of all rules for a group of recipients.
public sealed interface Decision {
  /// At least one; every recipient is in exactly one decision.
  List<Recipient> recipients();

  /// The rules that matched for any of them, in order.
  List<RuleMatch> rules();

  /// All that shall happen, edits and notifications included.
  Treatment treatment();

  /// It goes on without protection.
  record Pass(List<Recipient> recipients, List<RuleMatch> rules, Treatment treatment)
      implements Decision {
    public Pass {
      recipients = List.copyOf(recipients);
      rules = List.copyOf(rules);
    }
  }

  /// It goes protected, and in no other way.
  record Protect(
      List<Recipient> recipients, List<RuleMatch> rules, Treatment treatment, Protection protection)
      implements Decision {
    public Protect {
      recipients = List.copyOf(recipients);
      rules = List.copyOf(rules);
    }

    public Optional<String> branding() {
      return treatment.branding();
    }
  }

  /// It goes back to its sender.
  record Reject(
      List<Recipient> recipients, List<RuleMatch> rules, Treatment treatment, Rejection why)
      implements Decision {
    public Reject {
      recipients = List.copyOf(recipients);
      rules = List.copyOf(rules);
    }
  }

  /// It goes to nobody: a rule deletes it, or others get it instead.
  record Drop(List<Recipient> recipients, List<RuleMatch> rules, Treatment treatment)
      implements Decision {
    public Drop {
      recipients = List.copyOf(recipients);
      rules = List.copyOf(rules);
    }
  }

  /// It waits for an admin.
  record Quarantine(List<Recipient> recipients, List<RuleMatch> rules, Treatment treatment)
      implements Decision {
    public Quarantine {
      recipients = List.copyOf(recipients);
      rules = List.copyOf(rules);
    }
  }

  static Decision of(List<Recipient> recipients, List<RuleMatch> rules, Treatment treatment) {
    if (treatment.ending().isPresent()) {
      return switch (treatment.ending().get()) {
        case Ending.Rejected(Rejection why) -> new Reject(recipients, rules, treatment, why);
        case Ending.Deleted() -> new Drop(recipients, rules, treatment);
        // Those who get it instead are held; nobody else may get it on release.
        case Ending.Quarantined() ->
            treatment.redirected()
                ? new Drop(recipients, rules, treatment)
                : new Quarantine(recipients, rules, treatment);
      };
    }
    if (treatment.redirected()) {
      return new Drop(recipients, rules, treatment);
    }
    return treatment.protection().isPresent()
        ? new Protect(recipients, rules, treatment, treatment.protection().get())
        : new Pass(recipients, rules, treatment);
  }
}
