package org.sealpost.rules.exchange;

import java.util.List;
import java.util.Optional;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.parameter.Binding;
import org.sealpost.rules.exchange.parameter.CommandRefusedException;
import org.sealpost.rules.exchange.parameter.Given;
import org.sealpost.rules.exchange.parameter.RefusedParameterException;
import org.sealpost.rules.exchange.parameter.RuleReading;
import org.sealpost.rules.exchange.parameter.Shortened;
import org.sealpost.rules.exchange.parameter.Signature;
import org.sealpost.rules.exchange.shell.Command;
import org.sealpost.rules.exchange.shell.Command.OutputFormat;

/// Get-TransportRule: one rule or all, in order of priority.
record GetRules() implements RuleCommand {
  @Override
  public Done run(Command command, RuleSet rules)
      throws CommandRefusedException, RefusedParameterException {
    Binding.Bound bound = Binding.bind(command, Signature.GET);
    Optional<String> state = RuleReading.text(bound.arguments(), "State");
    if (state.isPresent() && !state.get().matches("(?i)enabled|disabled")) {
      throw new CommandRefusedException(
          "Cannot process argument transformation on parameter 'State'. '"
              + Shortened.text(state.get())
              + "' is none of these: Enabled, Disabled.",
          bound.arguments().find("State").flatMap(Given::at).orElse(command.at()));
    }
    List<MailFlowRule> asked =
        bound.arguments().find(Signature.IDENTITY).isPresent()
            ? List.of(RuleCommand.identified(bound.arguments(), rules, command))
            : rules.rules();
    List<MailFlowRule> shown =
        asked.stream()
            .filter(
                rule -> state.isEmpty() || RuleListing.state(rule).equalsIgnoreCase(state.get()))
            .toList();
    return new Done(
        rules,
        switch (command.pipedInto().orElse(OutputFormat.TABLE)) {
          case TABLE -> RuleListing.table(rules, shown);
          case LIST -> RuleListing.list(rules, shown);
        });
  }
}
