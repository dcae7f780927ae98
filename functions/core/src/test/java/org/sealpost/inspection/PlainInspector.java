package org.sealpost.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.mime.SniffedText;

/// Believes what parts say of themselves, and reads those that say `text/*`. For tests that are not
/// about attachments; `org.sealpost.inspection.parsers` has the real one.
public final class PlainInspector implements ContentInspector {
  @Override
  public Inspection inspect(MailContent content) {
    return new Inspection(
        List.of(), content.parts().stream().map(PlainInspector::attachment).toList());
  }

  private static InspectedAttachment attachment(MailPart part) {
    Optional<String> text = part.mediaType().startsWith("text/") ? text(part) : Optional.empty();
    String name = part.fileName().orElse("");
    return new InspectedAttachment(
        name,
        extension(name),
        part.sizeBytes(),
        text.orElse(""),
        false,
        false,
        text.isEmpty(),
        false,
        Map.of());
  }

  private static Set<String> extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? Set.of() : Set.of(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static Optional<String> text(MailPart part) {
    try (InputStream content = part.content().open()) {
      return SniffedText.of(content.readAllBytes());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
