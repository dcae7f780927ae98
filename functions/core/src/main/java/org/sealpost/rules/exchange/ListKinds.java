package org.sealpost.rules.exchange;

import java.util.List;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.parameter.Binding;
import org.sealpost.rules.exchange.parameter.CommandRefusedException;
import org.sealpost.rules.exchange.parameter.ExchangeParameter;
import org.sealpost.rules.exchange.parameter.ExchangeParameter.Kind;
import org.sealpost.rules.exchange.parameter.ExchangeParameters;
import org.sealpost.rules.exchange.parameter.Signature;
import org.sealpost.rules.exchange.shell.Command;

/// Get-TransportRulePredicate and Get-TransportRuleAction: the parameters that there are, those of
/// exceptions left out.
record ListKinds(boolean predicates) implements RuleCommand {
  @Override
  public Done run(Command command, RuleSet rules) throws CommandRefusedException {
    Binding.bind(command, Signature.LIST);
    Kind kind = predicates ? Kind.CONDITION : Kind.ACTION;
    return new Done(
        rules,
        RuleListing.table(
            List.of("Name", "Value", "Status"),
            ExchangeParameters.list().stream()
                .filter(one -> one.kind() == kind)
                .map(one -> List.of(one.name(), one.type(), status(one)))
                .toList()));
  }

  private static String status(ExchangeParameter parameter) {
    return switch (parameter.status()) {
      case SUPPORTED -> "Supported";
      case RECOGNISED -> "Kept, not carried out";
    };
  }
}
