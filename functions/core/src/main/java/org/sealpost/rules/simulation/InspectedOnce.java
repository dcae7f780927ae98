package org.sealpost.rules.simulation;

import java.util.Optional;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.MailContent;
import org.sealpost.rules.predicate.Mail;

/// Looks into attachments at most once, however often rules are run over the mail. Not for several
/// threads.
final class InspectedOnce implements ContentInspector {
  private final ContentInspector inspector;
  private Optional<Inspection> inspection = Optional.empty();

  private InspectedOnce(ContentInspector inspector) {
    this.inspector = inspector;
  }

  static Mail of(Mail mail) {
    return new Mail(
        mail.content(),
        mail.sender(),
        mail.reversePath(),
        mail.recipients(),
        mail.client(),
        mail.sizeBytes(),
        new InspectedOnce(mail.inspector()));
  }

  @Override
  public Inspection inspect(MailContent content) {
    if (inspection.isEmpty()) {
      inspection = Optional.of(inspector.inspect(content));
    }
    return inspection.get();
  }
}
