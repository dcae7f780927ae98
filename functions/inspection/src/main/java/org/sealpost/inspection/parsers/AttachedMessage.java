package org.sealpost.inspection.parsers;

import java.io.IOException;
import java.io.InputStream;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.mail.mime.SniffedText;

/// A message (RFC 5322) in a message, or a page saved as one (mht).
final class AttachedMessage {
  private AttachedMessage() {}

  static void read(byte[] file, Look look) {
    look.extension("eml");
    try {
      MailContent message = MimeReader.read(file);
      look.text(message.subject() + "\n");
      for (String text : message.searchableTexts()) {
        look.text(text);
        look.apart();
      }
      for (MailPart body : Leaves.bodies(message, look.examination().watch())) {
        attachment(body, look);
      }
      for (MailPart part : message.parts()) {
        attachment(part, look);
      }
    } catch (MalformedMailException malformed) {
      look.incomplete();
      SniffedText.of(file).ifPresent(look::text);
    }
  }

  private static void attachment(MailPart part, Look look) {
    try (InputStream content = part.content().open()) {
      look.budget().step();
      // The name is what says that it is a message where the content cannot.
      String name =
          part.fileName().orElse(part.mediaType().equals("message/rfc822") ? "message.eml" : "");
      look.attachment(name, content.readAllBytes());
    } catch (IOException unreadable) {
      look.incomplete();
    }
  }
}
