package org.sealpost.rules.exchange;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.exchange.parameter.Arguments;
import org.sealpost.rules.exchange.parameter.Binding;
import org.sealpost.rules.exchange.parameter.CommandRefusedException;
import org.sealpost.rules.exchange.parameter.RefusedParameterException;
import org.sealpost.rules.exchange.parameter.RuleReading;
import org.sealpost.rules.exchange.parameter.RuleWriting;
import org.sealpost.rules.exchange.parameter.Signature;
import org.sealpost.rules.exchange.parameter.Surroundings;
import org.sealpost.rules.exchange.shell.Command;
import org.sealpost.rules.exchange.shell.CommandText;
import org.sealpost.rules.exchange.shell.ShellSyntaxException;
import org.sealpost.rules.exchange.shell.ShellText;

/// One rule as the command that makes it.
public final class RuleCommandText {
  private static final String NEW = "New-TransportRule";

  private RuleCommandText() {}

  /// As Exchange exports it: in the order of the rule, without what holds a default value. Read
  /// back, it is the same rule, but for its id and its priority.
  public static String write(MailFlowRule rule) {
    return NEW + " " + text(RuleWriting.arguments(rule));
  }

  /// The same without what Exchange does not have: [#ours] has it.
  public static String forExchange(MailFlowRule rule) {
    return NEW + " " + text(RuleWriting.forExchange(rule));
  }

  /// What Exchange does not have, as the end of the command; empty for most rules.
  public static String ours(MailFlowRule rule) {
    return text(RuleWriting.ours(rule));
  }

  private static String text(Arguments arguments) {
    return arguments.given().entrySet().stream()
        .map(entry -> "-" + entry.getKey() + " " + ShellText.write(entry.getValue().value()))
        .collect(joining(" "));
  }

  /// @throws IllegalArgumentException if it is not one such command that makes a rule; the message
  ///     says why
  public static MailFlowRule read(String text, RuleId id, Surroundings surroundings) {
    try {
      List<Command> commands = CommandText.parse(text);
      if (commands.size() != 1 || !commands.getFirst().name().equalsIgnoreCase(NEW)) {
        throw new IllegalArgumentException("one New-TransportRule command is needed");
      }
      Binding.Bound bound = Binding.bind(commands.getFirst(), Signature.NEW);
      return RuleReading.read(bound.arguments(), surroundings, _ -> true).toRule(id);
    } catch (ShellSyntaxException | CommandRefusedException | RefusedParameterException refused) {
      throw new IllegalArgumentException(refused.getMessage(), refused);
    }
  }
}
