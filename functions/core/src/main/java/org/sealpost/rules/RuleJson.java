package org.sealpost.rules;

/// Rules as JSON: stored so, and shown so to developers.
public final class RuleJson {
  private RuleJson() {}

  public static String write(RuleSet rules) {
    throw new UnsupportedOperationException(rules.toString());
  }

  /// @throws IllegalArgumentException if it is not a rule set; the message names the place
  public static RuleSet read(String json) {
    throw new UnsupportedOperationException(json);
  }
}
