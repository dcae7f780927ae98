package org.sealpost.rules.exchange.collection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sealpost.rules.exchange.parameter.Arguments;
import org.sealpost.rules.exchange.parameter.Binding;
import org.sealpost.rules.exchange.parameter.CommandRefusedException;
import org.sealpost.rules.exchange.parameter.Given;
import org.sealpost.rules.exchange.parameter.RuleWriting;
import org.sealpost.rules.exchange.parameter.Signature;
import org.sealpost.rules.exchange.shell.Command;
import org.sealpost.rules.exchange.shell.CommandText;
import org.sealpost.rules.exchange.shell.ShellSyntaxException;

/// What [RuleCollectionExport] wrote beside a command: parameters that Exchange does not have.
final class OurParameters {
  private static final String BAD =
      "The instruction <?sealpost?> of the rule cannot be read. Export the rules again, or take it"
          + " out: the rule then lacks what Exchange does not have.";

  private OurParameters() {}

  /// @param text may be empty
  /// @throws CommandRefusedException if it is anything else than such parameters: a rule is not
  ///     changed by what nobody sees in its command
  static Arguments read(String text) throws CommandRefusedException {
    if (text.isBlank()) {
      return new Arguments(Map.of());
    }
    try {
      List<Command> commands = CommandText.parse("New-TransportRule " + text);
      if (commands.size() != 1 || commands.getFirst().pipedInto().isPresent()) {
        throw new CommandRefusedException(BAD, 0);
      }
      Binding.Bound bound = Binding.bind(commands.getFirst(), Signature.NEW);
      Set<String> names = bound.arguments().given().keySet();
      if (!bound.switches().isEmpty() || !RuleWriting.OURS.containsAll(names)) {
        throw new CommandRefusedException(BAD, 0);
      }
      // Where they stand is no place of the command.
      Map<String, Given> placeless = new LinkedHashMap<>();
      bound.arguments().given().forEach((name, one) -> placeless.put(name, Given.of(one.value())));
      return new Arguments(placeless);
    } catch (ShellSyntaxException | CommandRefusedException unreadable) {
      throw new CommandRefusedException(BAD, 0);
    }
  }
}
