package org.sealpost.rules.exchange;

import java.util.OptionalInt;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.parameter.Arguments;
import org.sealpost.rules.exchange.parameter.Binding;
import org.sealpost.rules.exchange.parameter.CommandRefusedException;
import org.sealpost.rules.exchange.parameter.Given;
import org.sealpost.rules.exchange.parameter.RefusedParameterException;
import org.sealpost.rules.exchange.parameter.RuleReading;
import org.sealpost.rules.exchange.parameter.Signature;
import org.sealpost.rules.exchange.shell.Command;

/// Enable-TransportRule, which may change the mode as well, and Disable-TransportRule.
record SwitchRule(boolean on) implements RuleCommand {
  @Override
  public Done run(Command command, RuleSet rules)
      throws CommandRefusedException, RefusedParameterException {
    Binding.Bound bound = Binding.bind(command, on ? Signature.ENABLE : Signature.DISABLE);
    MailFlowRule rule = RuleCommand.identified(bound.arguments(), rules, command);
    MailFlowRule switched = withMode(rule, bound.arguments()).withEnabled(on);
    return RuleCommand.isOnlyAsking(bound)
        ? RuleCommand.onlyAsked(
            rules, on ? "Enabling transport rule" : "Disabling transport rule", rule)
        : new Done(RuleOrder.replaced(rules, switched, OptionalInt.empty(), command.at()), "");
  }

  private static MailFlowRule withMode(MailFlowRule rule, Arguments arguments)
      throws RefusedParameterException {
    if (arguments.find("Mode").isEmpty()) {
      return rule;
    }
    Given mode = arguments.find("Mode").get();
    return rule.withProperties(rule.properties().withMode(RuleReading.mode(mode)));
  }
}
