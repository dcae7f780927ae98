package org.sealpost.rules.exchange.collection;

import java.util.Optional;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.parameter.Surroundings;

/// How a file is imported.
///
/// @param before the rules that there are
/// @param states what `Get-TransportRule | Export-Csv` says of the same rules: a collection does
///     not say which are enabled, nor their priority
public record ImportOptions(
    Surroundings surroundings, RuleSet before, Arrival arrival, Optional<byte[]> states) {
  /// What becomes of imported rules at first.
  public enum Arrival {
    /// They run in mode Audit until somebody approves them.
    AUDIT,
    /// They are disabled.
    DISABLED,
    /// They act at once.
    AS_WRITTEN
  }

  public static ImportOptions of(Surroundings surroundings, RuleSet before) {
    return new ImportOptions(surroundings, before, Arrival.AUDIT, Optional.empty());
  }

  public ImportOptions withArrival(Arrival other) {
    return new ImportOptions(surroundings, before, other, states);
  }

  public ImportOptions withStates(byte[] csv) {
    return new ImportOptions(surroundings, before, arrival, Optional.of(csv));
  }
}
