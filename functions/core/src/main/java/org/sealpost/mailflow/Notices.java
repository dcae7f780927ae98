package org.sealpost.mailflow;

import org.sealpost.mail.MailContent;
import org.sealpost.rules.Decisions;

/// Mails about the mail that rules ask for: incident reports and notifications.
public final class Notices {
  void order(
      Intake intake,
      byte[] message,
      MailContent content,
      Decisions decisions,
      SettlementDraft draft) {}
}
