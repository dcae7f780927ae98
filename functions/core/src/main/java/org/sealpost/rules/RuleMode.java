package org.sealpost.rules;

/// Whether a rule acts (ome.md 2.2, Mode).
public enum RuleMode {
  /// Matches are noted, and incident reports sent; nothing else is done.
  AUDIT,
  /// Notifications are sent as well.
  AUDIT_AND_NOTIFY,
  ENFORCE
}
