package org.sealpost.rules.exchange.collection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.sealpost.rules.exchange.shell.ShellValue;

/// A rule that a file holds, not yet looked at.
///
/// @param label what the file calls it; empty where it does not say
/// @param id what the file knows it by, a GUID unless somebody edited it
/// @param line of the file, from 1
/// @param state whether it was enabled, where the file says so
/// @param priority where the file says so
record FoundRule(
    String label,
    Optional<String> id,
    int line,
    Optional<Boolean> state,
    OptionalInt priority,
    Content content) {
  /// What it is made of.
  sealed interface Content {
    /// One command, or several.
    ///
    /// @param ours parameters of the first one that Exchange does not have
    record Commands(String text, String ours) implements Content {
      Commands(String text) {
        this(text, "");
      }
    }

    /// Values by the names of parameters.
    record Row(Map<String, ShellValue> values) implements Content {
      public Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      }
    }

    /// @param why a sentence
    record Unreadable(String why) implements Content {}
  }
}
