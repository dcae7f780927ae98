package org.sealpost.rules.exchange.shell;

import java.util.List;
import java.util.Optional;

/// One command, as written.
///
/// @param pipedInto the one command that may follow a pipe: it only formats what is shown
/// @param at index of its first character in the text
public record Command(
    String name, List<Element> elements, Optional<OutputFormat> pipedInto, int at) {
  public Command {
    elements = List.copyOf(elements);
  }

  /// How a command asks that its output is laid out.
  public enum OutputFormat {
    TABLE,
    LIST
  }
}
