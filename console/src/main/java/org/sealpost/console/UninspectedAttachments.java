package org.sealpost.console;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.inspection.InspectedAttachment;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;

/// Says of every attachment that it could not be looked into: the console takes nobody's files
/// apart. Conditions on what is in them cannot be told in a trial.
public final class UninspectedAttachments implements ContentInspector {
  @Override
  public Inspection inspect(MailContent content) {
    return new Inspection(
        List.of(), content.parts().stream().map(UninspectedAttachments::unread).toList());
  }

  private static InspectedAttachment unread(MailPart part) {
    return new InspectedAttachment(
        part.fileName().orElse(""),
        Set.of(),
        part.sizeBytes(),
        "",
        false,
        false,
        false,
        true,
        Map.of());
  }
}
