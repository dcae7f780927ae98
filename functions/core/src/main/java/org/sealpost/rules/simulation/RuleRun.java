package org.sealpost.rules.simulation;

import java.util.List;
import java.util.Optional;
import org.sealpost.organization.Recipient;
import org.sealpost.rules.Answer;
import org.sealpost.rules.KeptParameter;
import org.sealpost.rules.RuleWatch.Effect;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.predicate.RulePredicate;

/// How a rule went for recipients for whom it went alike.
public sealed interface RuleRun {
  List<Recipient> recipients();

  /// It was not asked.
  record Skipped(List<Recipient> recipients, Reason why) implements RuleRun {
    public Skipped {
      recipients = List.copyOf(recipients);
    }
  }

  /// Why a rule is not run.
  enum Reason {
    DISABLED("disabled"),
    NOT_YET_ACTIVE("not active yet"),
    EXPIRED("expired"),
    STOPPED("an earlier rule stopped"),
    NOT_REACHED("the mail waits");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /// For people.
    public String label() {
      return label;
    }
  }

  /// It was asked.
  ///
  /// @param matches what all conditions and exceptions together come to
  /// @param conditions each is answered, also those that the rule did not depend on any more
  /// @param actions of a rule that matches
  /// @param unsupported because of which it may be that it cannot be told whether the rule matches
  record Ran(
      List<Recipient> recipients,
      Answer matches,
      List<Answered> conditions,
      List<Answered> exceptions,
      List<Acted> actions,
      List<KeptParameter> unsupported)
      implements RuleRun {
    public Ran {
      recipients = List.copyOf(recipients);
      conditions = List.copyOf(conditions);
      exceptions = List.copyOf(exceptions);
      actions = List.copyOf(actions);
      unsupported = List.copyOf(unsupported);
    }
  }

  /// A condition or an exception, and what it says.
  ///
  /// @param evidence only where it says yes
  record Answered(RulePredicate predicate, Answer answer, Optional<Evidence> evidence) {}

  /// An action, and what it did.
  record Acted(RuleAction action, Effect effect) {}

  /// The same for these recipients.
  default RuleRun of(List<Recipient> others) {
    return switch (this) {
      case Skipped(_, Reason why) -> new Skipped(others, why);
      case Ran(_, var matches, var conditions, var exceptions, var actions, var unsupported) ->
          new Ran(others, matches, conditions, exceptions, actions, unsupported);
    };
  }
}
