package org.sealpost.rules;

/// Whether a rule acts (ome.md 2.2, Mode).
public enum RuleMode {
  /// Matches are noted, nothing is done.
  AUDIT,
  ENFORCE
}
