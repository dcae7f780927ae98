package org.sealpost.rules.exchange.parameter;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.sealpost.rules.exchange.shell.ShellValue;

/// A type of values that parameters have.
///
/// @param label as the documentation calls it
/// @param read throws IllegalArgumentException when it is no such value, and [NeedsReviewException]
///     when it is one that we can do nothing with
/// @param write what `read` reads back
record ValueKind<T>(
    String label, BiFunction<ShellValue, Reading, T> read, Function<? super T, ShellValue> write) {}
