package org.sealpost.rules;

/// How a match is reported (ome.md 2.2, SetAuditSeverity).
public enum AuditSeverity {
  DO_NOT_AUDIT,
  LOW,
  MEDIUM,
  HIGH
}
