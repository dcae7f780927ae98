package org.sealpost.rules;

import static org.sealpost.Require.require;

/// A parameter of a rule that we know and do not support: kept as it was written, so that nothing
/// of a rule is lost on its way in and out again.
///
/// @param name as Exchange spells it, without hyphen
/// @param value as it would be written in a command
public record KeptParameter(String name, String value, Kind kind) {
  public KeptParameter {
    require(name.matches("[A-Za-z0-9]{1,64}"), "a parameter name");
  }

  /// What the parameter is in the rule.
  public enum Kind {
    CONDITION,
    EXCEPTION,
    ACTION,
    /// Changes neither when the rule matches nor what it does.
    REMARK
  }

  /// Whether the rule without it would be another rule.
  boolean changesTheRule() {
    return kind != Kind.REMARK;
  }
}
