package org.sealpost.rules.exchange.parameter;

/// A parameter of New-TransportRule, as Exchange names it.
///
/// @param group as the documentation of Exchange groups it
/// @param type of its values
/// @param note what there is to know, and why it is not supported where it is not
public record ExchangeParameter(
    String name, Kind kind, String group, String type, Status status, String note) {
  /// What it is in a rule.
  public enum Kind {
    PROPERTY,
    CONDITION,
    EXCEPTION,
    ACTION
  }

  /// What becomes of it.
  public enum Status {
    /// Carried out.
    SUPPORTED,
    /// Kept and reported.
    RECOGNISED
  }
}
