package org.sealpost.rules.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.parameter.Arguments;
import org.sealpost.rules.exchange.parameter.Binding;
import org.sealpost.rules.exchange.parameter.CommandRefusedException;
import org.sealpost.rules.exchange.parameter.Given;
import org.sealpost.rules.exchange.parameter.RefusedParameterException;
import org.sealpost.rules.exchange.parameter.RuleDraft;
import org.sealpost.rules.exchange.parameter.RuleReading;
import org.sealpost.rules.exchange.parameter.RuleWriting;
import org.sealpost.rules.exchange.parameter.Signature;
import org.sealpost.rules.exchange.shell.Command;

/// Set-TransportRule: the parameters that are given take the place of the rule's own, and `$null`
/// takes one away.
record SetRule(CommandContext context) implements RuleCommand {
  @Override
  public Done run(Command command, RuleSet rules)
      throws CommandRefusedException, RefusedParameterException {
    Binding.Bound bound = Binding.bind(command, Signature.SET);
    MailFlowRule old = RuleCommand.identified(bound.arguments(), rules, command);
    Arguments given = withoutIdentity(bound.arguments());
    Arguments own = RuleWriting.arguments(old);
    RuleDraft draft =
        RuleReading.read(
            own.overlaid(given), context.surroundings(), name -> !given.given().containsKey(name));
    KnownTemplates.require(draft, given, command);
    List<String> known = RuleReading.read(own, context.surroundings(), _ -> true).remarks();
    MailFlowRule changed = draft.toRule(old.id());
    RuleCommand.requireFreeName(changed, rules, command);
    RuleSet after = RuleOrder.replaced(rules, changed, RuleReading.priority(given), command.at());
    return RuleCommand.isOnlyAsking(bound)
        ? RuleCommand.onlyAsked(rules, "Changing transport rule", old)
        : new Done(
            after,
            NewRule.warnings(
                Stream.concat(
                    bound.remarks().stream(),
                    draft.remarks().stream().filter(remark -> !known.contains(remark)))));
  }

  private static Arguments withoutIdentity(Arguments arguments) {
    Map<String, Given> others = new LinkedHashMap<>(arguments.given());
    others.remove(Signature.IDENTITY);
    return new Arguments(others);
  }
}
