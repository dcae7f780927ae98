package org.sealpost.rules.exchange.parameter;

import static org.sealpost.Require.require;

import java.util.List;
import org.sealpost.rules.exchange.shell.ShellValue;
import org.sealpost.rules.exchange.shell.ShellValue.Bool;
import org.sealpost.rules.exchange.shell.ShellValue.Many;
import org.sealpost.rules.exchange.shell.ShellValue.Nothing;
import org.sealpost.rules.exchange.shell.ShellValue.Table;
import org.sealpost.rules.exchange.shell.ShellValue.Text;
import org.sealpost.rules.exchange.shell.ShellValue.Variable;
import org.sealpost.rules.exchange.shell.ShellValue.Word;

/// Values of a command as plain ones.
final class Plain {
  private Plain() {}

  /// @throws IllegalArgumentException unless it is one text
  static String text(ShellValue value) {
    return switch (value) {
      case Text(String text) -> text;
      case Word(String text) -> text;
      case Bool(boolean bool) ->
          throw new IllegalArgumentException("a text is needed, and $" + bool + " is none");
      case Nothing() -> throw new IllegalArgumentException("a text is needed, and $null is none");
      case Variable(String name) ->
          throw new IllegalArgumentException(
              "the variable $" + Shortened.text(name) + " is not known here: write its value");
      case Table(var _) ->
          throw new IllegalArgumentException("a text is needed, and a hashtable is none");
      case Many(List<ShellValue> items) -> {
        require(items.size() == 1, "one value is needed, and there are " + items.size());
        yield text(items.getFirst());
      }
    };
  }

  static List<String> texts(ShellValue value) {
    return value.flattened().map(Plain::text).toList();
  }

  static boolean bool(ShellValue value) {
    if (value instanceof Bool(boolean bool)) {
      return bool;
    }
    String text = text(value);
    require(
        text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"),
        "$true or $false is needed");
    return text.equalsIgnoreCase("true");
  }

  /// Whether it says that the parameter shall not be there.
  static boolean isNothing(ShellValue value) {
    return value instanceof Nothing || value.flattened().findAny().isEmpty();
  }

  static ShellValue oneOrMany(List<ShellValue> items) {
    return items.size() == 1 ? items.getFirst() : new Many(items);
  }
}
