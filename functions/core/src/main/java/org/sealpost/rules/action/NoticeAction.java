package org.sealpost.rules.action;

import static org.sealpost.Require.require;

import java.util.Set;
import org.sealpost.mail.EmailAddress;
import org.sealpost.rules.action.Notice.ReportedContent;

/// Actions that tell somebody.
public sealed interface NoticeAction extends RuleAction {
  /// GenerateIncidentReport and IncidentReportContent are one action. Sent in Audit mode as well.
  record GenerateIncidentReport(EmailAddress recipient, Set<ReportedContent> content)
      implements NoticeAction {
    public GenerateIncidentReport {
      content = Set.copyOf(content);
    }

    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return before.with(new Notice.IncidentReport(rule.name(), recipient, content));
    }
  }

  /// To each recipient that the rule matches. Sent in mode AuditAndNotify as well.
  ///
  /// @param text HTML, at most 5,120 characters
  record GenerateNotification(String text) implements NoticeAction {
    public GenerateNotification {
      require(!text.isBlank() && text.length() <= 5120, "a notification: 1 to 5,120 characters");
    }

    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return before.with(new Notice.Notification(text));
    }
  }
}
