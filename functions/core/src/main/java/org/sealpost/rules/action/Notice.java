package org.sealpost.rules.action;

import java.util.Set;
import org.sealpost.mail.EmailAddress;

/// A mail about the mail.
public sealed interface Notice {
  /// To somebody who watches over rules (GenerateIncidentReport). One for each mail and rule.
  ///
  /// @param rule name of the rule
  record IncidentReport(String rule, EmailAddress recipient, Set<ReportedContent> content)
      implements Notice {
    public IncidentReport {
      content = Set.copyOf(content);
    }
  }

  /// To the recipient of the mail (GenerateNotification).
  ///
  /// @param text HTML with tokens such as `%%From%%`
  record Notification(String text) implements Notice {}

  /// What an incident report tells (ome.md 2.5, IncidentReportContent); the Message-ID always is.
  enum ReportedContent {
    SENDER("Sender"),
    RECIPIENTS("Recipients"),
    SUBJECT("Subject"),
    CC("Cc"),
    BCC("Bcc"),
    SEVERITY("Severity"),
    OVERRIDE("Override"),
    RULE_DETECTIONS("RuleDetections"),
    FALSE_POSITIVE("FalsePositive"),
    DATA_CLASSIFICATIONS("DataClassifications"),
    ID_MATCH("IdMatch"),
    ATTACH_ORIGINAL_MAIL("AttachOriginalMail");

    private final String label;

    ReportedContent(String label) {
      this.label = label;
    }

    /// As Exchange writes it.
    public String label() {
      return label;
    }
  }
}
