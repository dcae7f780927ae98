package org.sealpost.rules.exchange;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.parameter.Binding;
import org.sealpost.rules.exchange.parameter.CommandRefusedException;
import org.sealpost.rules.exchange.parameter.RefusedParameterException;
import org.sealpost.rules.exchange.parameter.RuleDraft;
import org.sealpost.rules.exchange.parameter.RuleReading;
import org.sealpost.rules.exchange.parameter.Signature;
import org.sealpost.rules.exchange.shell.Command;

/// New-TransportRule: shows the new rule.
record NewRule(CommandContext context) implements RuleCommand {
  @Override
  public Done run(Command command, RuleSet rules)
      throws CommandRefusedException, RefusedParameterException {
    Binding.Bound bound = Binding.bind(command, Signature.NEW);
    RuleDraft draft = RuleReading.read(bound.arguments(), context.surroundings(), _ -> false);
    KnownTemplates.require(draft, bound.arguments(), command);
    MailFlowRule rule = draft.toRule(context.newIds().get());
    RuleCommand.requireFreeName(rule, rules, command);
    RuleSet after =
        RuleOrder.with(rules, rule, RuleReading.priority(bound.arguments()), command.at());
    return RuleCommand.isOnlyAsking(bound)
        ? RuleCommand.onlyAsked(rules, "Creating transport rule", rule)
        : new Done(
            after,
            warnings(Stream.concat(bound.remarks().stream(), draft.remarks().stream()))
                + RuleListing.table(after, List.of(rule)));
  }

  static String warnings(Stream<String> remarks) {
    return remarks.map(remark -> "WARNING: " + Printable.line(remark) + ".\n").collect(joining());
  }
}
