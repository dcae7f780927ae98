package org.sealpost.rules.action;

/// What a matched rule does, named as Exchange names the parameter (ome.md 2.5). Each action says
/// itself how it changes what shall happen to the mail.
public sealed interface RuleAction
    permits ProtectionAction, RoutingAction, EndingAction, EditAction, NoticeAction {
  /// @param rule that does it
  Treatment applyTo(Treatment before, ActingRule rule);
}
