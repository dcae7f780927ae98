package org.sealpost.mailflow;

import static org.sealpost.Require.require;

/// Names one acceptance: a mail for a set of recipients. The gateway may see the same mail several
/// times with the same recipients (a repeated event: one acceptance) or with others (Mail Manager
/// splits by matching rule: several).
public record IntakeKey(String value) {
  public IntakeKey {
    require(value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,200}"), "malformed intake key");
  }

  @Override
  public String toString() {
    return value;
  }
}
