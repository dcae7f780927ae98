package org.sealpost.rules;

/// The organization's mail flow rules.
public interface RuleSets {
  /// The rules in force, read strongly consistently; the default rules while nobody has stored any.
  ///
  /// @throws org.sealpost.Unavailable when the store does not answer, or what it holds cannot be
  ///     read: the mail waits
  RuleSet current();

  void put(RuleSet rules);
}
