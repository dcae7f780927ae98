package org.sealpost.inspection;

import org.sealpost.mail.MailContent;

/// Looks into the attachments of a message.
public interface ContentInspector {
  /// Never throws, whatever is attached, and always ends within a bounded time: what could not be
  /// looked at to its end says so itself ([InspectedAttachment#isIncomplete]).
  Inspection inspect(MailContent content);
}
