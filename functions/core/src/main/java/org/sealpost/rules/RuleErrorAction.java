package org.sealpost.rules;

/// What happens when a rule cannot be evaluated (ome.md 2.2, RuleErrorAction).
public enum RuleErrorAction {
  /// The mail goes on as if the rule did not exist: Exchange's default, not ours, because it sends
  /// in clear.
  IGNORE,
  /// The mail waits and is tried again: our default.
  DEFER
}
