package org.sealpost.rules.exchange;

import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.parameter.Binding;
import org.sealpost.rules.exchange.parameter.CommandRefusedException;
import org.sealpost.rules.exchange.parameter.RefusedParameterException;
import org.sealpost.rules.exchange.parameter.Signature;
import org.sealpost.rules.exchange.shell.Command;

/// Remove-TransportRule: asks nobody whether they are sure.
record RemoveRule() implements RuleCommand {
  @Override
  public Done run(Command command, RuleSet rules)
      throws CommandRefusedException, RefusedParameterException {
    Binding.Bound bound = Binding.bind(command, Signature.REMOVE);
    MailFlowRule rule = RuleCommand.identified(bound.arguments(), rules, command);
    return RuleCommand.isOnlyAsking(bound)
        ? RuleCommand.onlyAsked(rules, "Removing transport rule", rule)
        : new Done(RuleOrder.without(rules, rule.id()), "");
  }
}
