package org.sealpost.rules.exchange.parameter;

import java.util.Optional;
import org.sealpost.rules.exchange.shell.ShellValue;

/// One parameter of a [Term].
///
/// @param name without `ExceptIf`
/// @param otherwise what it is when it is not given; empty when it has to be
record Slot<T>(String name, ValueKind<T> kind, Optional<T> otherwise) {
  static <T> Slot<T> needed(String name, ValueKind<T> kind) {
    return new Slot<>(name, kind, Optional.empty());
  }

  static <T> Slot<T> or(String name, ValueKind<T> kind, T otherwise) {
    return new Slot<>(name, kind, Optional.of(otherwise));
  }

  Written written(T value) {
    return new Written(
        name, kind.write().apply(value), otherwise.filter(value::equals).isPresent());
  }

  /// @param isDefault whether the parameter can as well be left out
  record Written(String name, ShellValue value, boolean isDefault) {}
}
