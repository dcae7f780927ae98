package org.sealpost.rules;

/// That a rule matched a mail for a recipient.
///
/// @param severity DO_NOT_AUDIT where none was set
public record RuleMatch(RuleId rule, RuleName name, RuleMode mode, AuditSeverity severity) {
  static RuleMatch of(MailFlowRule rule) {
    return new RuleMatch(
        rule.id(),
        rule.name(),
        rule.properties().mode(),
        rule.properties().auditSeverity().orElse(AuditSeverity.DO_NOT_AUDIT));
  }
}
