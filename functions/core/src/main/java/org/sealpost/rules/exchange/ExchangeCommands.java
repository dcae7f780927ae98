package org.sealpost.rules.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.parameter.CommandRefusedException;
import org.sealpost.rules.exchange.parameter.RefusedParameterException;
import org.sealpost.rules.exchange.parameter.Sentence;
import org.sealpost.rules.exchange.parameter.Shortened;
import org.sealpost.rules.exchange.shell.Command;
import org.sealpost.rules.exchange.shell.CommandText;
import org.sealpost.rules.exchange.shell.ShellSyntaxException;

/// New-, Set-, Get-, Remove-, Enable- and Disable-TransportRule, as admins of Exchange write them,
/// and Get-TransportRulePredicate and Get-TransportRuleAction. The text is taken apart and never
/// run; nothing is stored.
public final class ExchangeCommands {
  private ExchangeCommands() {}

  /// Commands one after the other, each on the rules that those before it left. As in PowerShell, a
  /// text that cannot be read does nothing at all, and a command that fails leaves the others
  /// alone.
  public static CommandOutcome run(String text, RuleSet before, CommandContext context) {
    List<Command> commands;
    try {
      commands = CommandText.parse(text);
    } catch (ShellSyntaxException unreadable) {
      return new CommandOutcome(
          before, "", List.of(ErrorText.of(unreadable.why(), text, unreadable.at())));
    }
    RuleSet rules = before;
    StringBuilder output = new StringBuilder();
    List<String> errors = new ArrayList<>();
    for (Command command : commands) {
      try {
        RuleCommand.Done done = run(command, rules, context);
        rules = done.after();
        output.append(done.output());
      } catch (CommandRefusedException refused) {
        errors.add(ErrorText.of(refused.why(), text, refused.at()));
      } catch (RefusedParameterException refused) {
        errors.add(ErrorText.of(refused.why(), text, refused.at().orElse(command.at())));
      } catch (IllegalArgumentException noRule) {
        errors.add(
            ErrorText.of(Sentence.of(String.valueOf(noRule.getMessage())), text, command.at()));
      }
    }
    return new CommandOutcome(rules, output.toString(), errors);
  }

  private static RuleCommand.Done run(Command command, RuleSet rules, CommandContext context)
      throws CommandRefusedException, RefusedParameterException {
    RuleCommand ours =
        switch (command.name().toLowerCase(Locale.ROOT)) {
          case "new-transportrule" -> new NewRule(context);
          case "set-transportrule" -> new SetRule(context);
          case "get-transportrule" -> new GetRules();
          case "remove-transportrule" -> new RemoveRule();
          case "enable-transportrule" -> new SwitchRule(true);
          case "disable-transportrule" -> new SwitchRule(false);
          case "get-transportrulepredicate" -> new ListKinds(true);
          case "get-transportruleaction" -> new ListKinds(false);
          default ->
              throw new CommandRefusedException(
                  "The term '"
                      + Shortened.text(command.name())
                      + "' is not recognized as the name of a cmdlet, function, script file, or"
                      + " operable program. New-, Set-, Get-, Remove-, Enable- and"
                      + " Disable-TransportRule are read here; nothing is ever run.",
                  command.at());
        };
    if (command.pipedInto().isPresent() && !(ours instanceof GetRules)) {
      throw new CommandRefusedException(
          "Only the output of Get-TransportRule can be formatted.", command.at());
    }
    return ours.run(command, rules);
  }
}
