package org.sealpost.rules.exchange.parameter;

import java.util.Optional;
import org.sealpost.rules.exchange.shell.ShellValue;

/// A value that a parameter was given.
///
/// @param at index of the parameter in the command; empty where there is no command, as in CSV
public record Given(ShellValue value, Optional<Integer> at) {
  public static Given of(ShellValue value) {
    return new Given(value, Optional.empty());
  }
}
