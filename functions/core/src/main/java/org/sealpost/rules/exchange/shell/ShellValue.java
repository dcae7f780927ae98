package org.sealpost.rules.exchange.shell;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What stands where a command has a value.
public sealed interface ShellValue {
  /// Written in quotes.
  record Text(String text) implements ShellValue {}

  /// Written without quotes: `Enforce`, `192.0.2.0/24`, `-1`.
  record Word(String text) implements ShellValue {}

  /// `$true` and `$false`.
  record Bool(boolean value) implements ShellValue {}

  /// `$null`.
  record Nothing() implements ShellValue {}

  /// Any other variable: nobody knows here what it stands for.
  record Variable(String name) implements ShellValue {}

  /// A hashtable. Keys as they were written; no two differ in case only.
  record Table(Map<String, ShellValue> entries) implements ShellValue {
    public Table {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /// An array.
  record Many(List<ShellValue> items) implements ShellValue {
    public Many {
      items = List.copyOf(items);
    }
  }

  /// The items of an array, also of one in another; a value that is none stands for itself.
  default Stream<ShellValue> flattened() {
    return this instanceof Many(List<ShellValue> items)
        ? items.stream().flatMap(ShellValue::flattened)
        : Stream.of(this);
  }
}
