package org.sealpost.rules.exchange.parameter;

import static org.sealpost.rules.exchange.parameter.Shortened.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.rules.exchange.shell.Command;
import org.sealpost.rules.exchange.shell.Element;
import org.sealpost.rules.exchange.shell.ShellText;
import org.sealpost.rules.exchange.shell.ShellValue;
import org.sealpost.rules.exchange.shell.ShellValue.Bool;
import org.sealpost.rules.exchange.shell.ShellValue.Text;
import org.sealpost.rules.exchange.shell.ShellValue.Word;

/// Which value of a command belongs to which of its parameters, as PowerShell finds it: names in
/// any case, or so much of their beginning as only one has; a value without a name for the first
/// parameter.
public final class Binding {
  private final Command command;
  private final Signature signature;
  private final Map<String, Given> given = new LinkedHashMap<>();
  private final Set<String> switches = new LinkedHashSet<>();
  private final List<String> remarks = new ArrayList<>();
  private Optional<Element.Value> positional = Optional.empty();

  private Binding(Command command, Signature signature) {
    this.command = command;
    this.signature = signature;
  }

  /// What a command was given.
  ///
  /// @param switches that are on
  /// @param remarks what an admin should know about how it was read
  public record Bound(Arguments arguments, Set<String> switches, List<String> remarks) {
    public Bound {
      switches = Set.copyOf(switches);
      remarks = List.copyOf(remarks);
    }
  }

  /// @throws CommandRefusedException at the first name or value that the command does not take
  public static Bound bind(Command command, Signature signature) throws CommandRefusedException {
    return new Binding(command, signature).bound();
  }

  private Bound bound() throws CommandRefusedException {
    List<Element> elements = command.elements();
    for (int index = 0; index < elements.size(); index++) {
      switch (elements.get(index)) {
        case Element.Value value -> position(value);
        case Element.Parameter parameter -> {
          String name = resolved(parameter);
          if (signature.switches().contains(name)) {
            turn(name, parameter);
          } else if (parameter.attached().isPresent()) {
            put(name, parameter.attached().get(), parameter.at());
          } else if (index + 1 < elements.size()
              && elements.get(index + 1) instanceof Element.Value(ShellValue value, int _)) {
            index++;
            put(name, value, parameter.at());
          } else {
            throw new CommandRefusedException(
                "Missing an argument for parameter '" + name + "'. Give it a value and try again.",
                parameter.at());
          }
        }
      }
    }
    return withPositional();
  }

  /// A value by position is for a parameter that has none by name.
  private Bound withPositional() throws CommandRefusedException {
    if (positional.isEmpty()) {
      return new Bound(new Arguments(given), switches, remarks);
    }
    Element.Value value = positional.get();
    if (given.containsKey(signature.positional())) {
      throw notPositional(value);
    }
    Map<String, Given> all = new LinkedHashMap<>();
    all.put(signature.positional(), new Given(value.value(), Optional.of(value.at())));
    all.putAll(given);
    return new Bound(new Arguments(all), switches, remarks);
  }

  private void position(Element.Value value) throws CommandRefusedException {
    if (positional.isPresent()) {
      throw notPositional(value);
    }
    positional = Optional.of(value);
  }

  private static CommandRefusedException notPositional(Element.Value value) {
    String written =
        switch (value.value()) {
          case Text(String text) -> text;
          case Word(String text) -> text;
          case ShellValue other -> ShellText.write(other);
        };
    return new CommandRefusedException(
        "A positional parameter cannot be found that accepts argument '" + text(written) + "'.",
        value.at());
  }

  private void put(String name, ShellValue value, int at) throws CommandRefusedException {
    if (given.putIfAbsent(name, new Given(value, Optional.of(at))) != null) {
      throw new CommandRefusedException(
          "Cannot bind parameter because parameter '"
              + name
              + "' is specified more than once. To provide multiple values to parameters that can"
              + " accept them, use the array syntax. For example, \"-parameter"
              + " value1,value2,value3\".",
          at);
    }
  }

  private void turn(String name, Element.Parameter parameter) throws CommandRefusedException {
    ShellValue value = parameter.attached().orElse(new Bool(true));
    if (!(value instanceof Bool(boolean on))) {
      throw new CommandRefusedException(
          "Cannot convert the value of parameter '"
              + name
              + "' to a switch: write -"
              + name
              + ":$true or -"
              + name
              + ":$false.",
          parameter.at());
    }
    if (on) {
      switches.add(name);
    }
  }

  private String resolved(Element.Parameter parameter) throws CommandRefusedException {
    String name = parameter.name();
    Optional<String> exact =
        signature.parameters().stream()
            .filter(one -> one.equalsIgnoreCase(name))
            .findFirst()
            .or(
                () ->
                    ExchangeParameters.named(name)
                        .map(ExchangeParameter::name)
                        .filter(signature.parameters()::contains));
    if (exact.isPresent()) {
      return exact.get();
    }
    List<String> beginning =
        signature.parameters().stream()
            .filter(one -> one.regionMatches(true, 0, name, 0, name.length()))
            .toList();
    if (beginning.size() == 1) {
      remarks.add("-" + name + " was read as -" + beginning.getFirst());
      return beginning.getFirst();
    }
    throw new CommandRefusedException(
        beginning.isEmpty()
            ? "A parameter cannot be found that matches parameter name '" + text(name) + "'."
            : "Parameter cannot be processed because the parameter name '"
                + text(name)
                + "' is ambiguous. Possible matches include: "
                + beginning.stream().map(one -> "-" + one).collect(Collectors.joining(" "))
                + ".",
        parameter.at());
  }
}
