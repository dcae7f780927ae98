package org.sealpost.inspection.parsers;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.inspection.InspectedAttachment;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.Mailbox;

/// Messages with attachments, and what is found in them.
final class Attachments {
  private static final AttachmentInspector INSPECTOR = new AttachmentInspector();

  private Attachments() {}

  static InspectedAttachment inspect(String name, byte[] content) {
    return inspect(INSPECTOR, name, content);
  }

  static InspectedAttachment inspect(AttachmentInspector inspector, String name, byte[] content) {
    return inspector.inspect(mail(part(name, content))).attachments().getFirst();
  }

  static Inspection inspectAll(MailPart... parts) {
    return INSPECTOR.inspect(mail(parts));
  }

  static MailPart part(String name, byte[] content) {
    return part(name, "application/octet-stream", content);
  }

  static MailPart part(String name, String mediaType, byte[] content) {
    return new MailPart(
        0,
        mediaType,
        Optional.of(name).filter(given -> !given.isEmpty()),
        Optional.empty(),
        false,
        content.length,
        () -> new ByteArrayInputStream(content));
  }

  static MailContent mail(MailPart... parts) {
    return new MailContent(
        List.of(),
        new Mailbox(Optional.empty(), EmailAddress.of("anna@contoso.example")),
        List.of(),
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Stream.of(parts).toList());
  }
}
