package org.sealpost.rules.exchange;

import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.parameter.Arguments;
import org.sealpost.rules.exchange.parameter.Binding;
import org.sealpost.rules.exchange.parameter.CommandRefusedException;
import org.sealpost.rules.exchange.parameter.RefusedParameterException;
import org.sealpost.rules.exchange.parameter.RuleReading;
import org.sealpost.rules.exchange.parameter.Shortened;
import org.sealpost.rules.exchange.parameter.Signature;
import org.sealpost.rules.exchange.shell.Command;

/// One of the commands.
///
/// Throws IllegalArgumentException as well, when what it would make is no rule or no rule set.
interface RuleCommand {
  Done run(Command command, RuleSet rules)
      throws CommandRefusedException, RefusedParameterException;

  /// The rules as they are now, and what is shown.
  record Done(RuleSet after, String output) {}

  /// The rule that the command is about.
  static MailFlowRule identified(Arguments arguments, RuleSet rules, Command command)
      throws CommandRefusedException, RefusedParameterException {
    String identity =
        RuleReading.text(arguments, Signature.IDENTITY)
            .orElseThrow(
                () ->
                    new CommandRefusedException(
                        "Cannot process command because of one or more missing mandatory"
                            + " parameters: Identity.",
                        command.at()));
    return rules
        .find(identity)
        .orElseThrow(
            () ->
                new CommandRefusedException(
                    "The operation couldn't be performed because object '"
                        + Shortened.text(identity)
                        + "' couldn't be found. Get-TransportRule lists the rules by name.",
                    arguments
                        .find(Signature.IDENTITY)
                        .flatMap(given -> given.at())
                        .orElse(command.at())));
  }

  /// No other rule may be called so.
  static void requireFreeName(MailFlowRule rule, RuleSet rules, Command command)
      throws CommandRefusedException {
    if (rules
        .find(rule.name().value())
        .filter(other -> !other.id().equals(rule.id()))
        .isPresent()) {
      throw new CommandRefusedException(
          "The transport rule name \""
              + Printable.line(rule.name().value())
              + "\" is already in use. Choose another, or change that rule with"
              + " Set-TransportRule.",
          command.at());
    }
  }

  static boolean isOnlyAsking(Binding.Bound bound) {
    return bound.switches().contains(Signature.WHAT_IF);
  }

  static Done onlyAsked(RuleSet rules, String what, MailFlowRule rule) {
    return new Done(
        rules, "What if: " + what + " \"" + Printable.line(rule.name().value()) + "\".\n");
  }
}
