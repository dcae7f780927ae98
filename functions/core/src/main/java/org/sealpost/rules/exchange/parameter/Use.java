package org.sealpost.rules.exchange.parameter;

import org.sealpost.rules.KeptParameter;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.predicate.RulePredicate;

/// What a parameter is for.
sealed interface Use {
  record Condition(Term<? extends RulePredicate> term) implements Use {}

  record ExceptIf(Term<? extends RulePredicate> term) implements Use {}

  record Action(Term<? extends RuleAction> term) implements Use {}

  record Property(PropertyTerm<?> term) implements Use {}

  record Kept(KeptParameter.Kind kind, String type) implements Use {}

  /// Name, Priority, Enabled, UseLegacyRegex and ApplyOME, which are treated one by one.
  record Own() implements Use {}
}
