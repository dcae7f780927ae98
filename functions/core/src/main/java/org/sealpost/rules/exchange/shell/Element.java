package org.sealpost.rules.exchange.shell;

import java.util.Optional;

/// A piece of a command after its name.
///
/// Which values belong to which parameters depends on the command, and is not decided here.
public sealed interface Element {
  /// Index of its first character in the text.
  int at();

  /// `-Name`, or `-Name:value`.
  ///
  /// @param attached what follows the colon
  record Parameter(String name, Optional<ShellValue> attached, int at) implements Element {}

  /// A value that stands by itself or after a parameter.
  record Value(ShellValue value, int at) implements Element {}
}
