package org.sealpost.rules.exchange.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.rules.exchange.collection.FoundRule.Content;
import org.sealpost.rules.exchange.parameter.Arguments;
import org.sealpost.rules.exchange.parameter.Binding;
import org.sealpost.rules.exchange.parameter.CommandRefusedException;
import org.sealpost.rules.exchange.parameter.Given;
import org.sealpost.rules.exchange.parameter.RefusedParameterException;
import org.sealpost.rules.exchange.parameter.RuleReading;
import org.sealpost.rules.exchange.parameter.Shortened;
import org.sealpost.rules.exchange.parameter.Signature;
import org.sealpost.rules.exchange.parameter.Surroundings;
import org.sealpost.rules.exchange.shell.Command;
import org.sealpost.rules.exchange.shell.CommandText;
import org.sealpost.rules.exchange.shell.Place;
import org.sealpost.rules.exchange.shell.ShellSyntaxException;
import org.sealpost.rules.exchange.shell.ShellValue;

/// Looks at rules of a file one by one: what is wrong with one stays with it.
record CandidateReading(Surroundings surroundings) {
  List<Candidate> read(List<FoundRule> found) {
    return found.stream().flatMap(this::read).toList();
  }

  private Stream<Candidate> read(FoundRule found) {
    return switch (found.content()) {
      case Content.Unreadable(String why) ->
          Stream.of(Candidate.refused(found, why, Optional.empty()));
      case Content.Row(var values) -> Stream.of(row(found, values));
      case Content.Commands(String text, String ours) -> commands(found, text, ours);
    };
  }

  private Candidate row(FoundRule found, Map<String, ShellValue> values) {
    Map<String, Given> given = new LinkedHashMap<>();
    values.forEach((name, value) -> given.put(name, Given.of(value)));
    try {
      return Candidate.drafted(
          found, 0, RuleReading.read(new Arguments(given), surroundings, _ -> true), List.of());
    } catch (RefusedParameterException refused) {
      return Candidate.refused(found, refused.why(), Optional.empty());
    }
  }

  private Stream<Candidate> commands(FoundRule found, String text, String ours) {
    List<Command> commands;
    try {
      commands = CommandText.parse(text);
    } catch (ShellSyntaxException unreadable) {
      return Stream.of(
          Candidate.refused(found, unreadable.why(), Optional.of(Place.of(text, unreadable.at()))));
    }
    if (commands.isEmpty()) {
      return Stream.of(Candidate.refused(found, "There is no command.", Optional.empty()));
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int ordinal = 0; ordinal < commands.size(); ordinal++) {
      candidates.add(
          command(found, text, commands.get(ordinal), ordinal == 0 ? ours : "", ordinal));
    }
    return candidates.stream();
  }

  private Candidate command(
      FoundRule found, String text, Command command, String ours, int ordinal) {
    try {
      if (!command.name().equalsIgnoreCase("New-TransportRule")) {
        throw new CommandRefusedException(
            "The command '"
                + Shortened.text(command.name())
                + "' is not New-TransportRule, and nothing else is read in a file. It was not run.",
            command.at());
      }
      if (command.pipedInto().isPresent()) {
        throw new CommandRefusedException("A pipe has no place in a file.", command.at());
      }
      Binding.Bound bound = Binding.bind(command, Signature.NEW);
      return Candidate.drafted(
          found,
          ordinal,
          RuleReading.read(
              bound.arguments().overlaid(OurParameters.read(ours)), surroundings, _ -> true),
          bound.remarks());
    } catch (CommandRefusedException refused) {
      return Candidate.refused(found, refused.why(), Optional.of(Place.of(text, refused.at())));
    } catch (RefusedParameterException refused) {
      return Candidate.refused(
          found, refused.why(), Optional.of(Place.of(text, refused.at().orElse(command.at()))));
    }
  }
}
