package org.sealpost.rules;

import static org.sealpost.Require.require;

/// A rule's name: 1 to 64 characters, unique in its rule set (ome.md 2.2, Name).
public record RuleName(String value) {
  public RuleName {
    value = value.strip();
    require(!value.isEmpty() && value.length() <= 64, "rule name: 1 to 64 characters");
  }

  @Override
  public String toString() {
    return value;
  }
}
