package org.sealpost.administration;

import java.util.Optional;
import org.sealpost.rules.RuleName;

/// Something about a rule that its author may not have meant. It does not keep a rule from being
/// saved.
///
/// @param message for people: what happens, why, and what to do
public record RuleWarning(RuleName rule, Kind kind, String message) {
  /// Stable, for programs.
  public enum Kind {
    MATCHES_EVERYTHING,
    UNKNOWN_TEMPLATE,
    UNSUPPORTED_PARAMETERS,
    SENDS_IN_CLEAR_ON_ERROR,
    CANNOT_CLASSIFY,
    PROTECTS_TOO_LATE,
    ARCHIVED_TEMPLATE,
    PROTECTS_NOTHING,
    CANNOT_OPEN_SMIME
  }

  static Optional<RuleWarning> when(boolean holds, RuleName rule, Kind kind, String message) {
    return holds ? Optional.of(new RuleWarning(rule, kind, message)) : Optional.empty();
  }
}
