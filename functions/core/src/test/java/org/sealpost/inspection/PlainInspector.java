package org.sealpost.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;

/// Knows text/* and nothing else: for tests of what is built on an inspector.
public final class PlainInspector implements ContentInspector {
  @Override
  public Inspection inspect(MailContent content) {
    return new Inspection(
        List.of(), content.parts().stream().map(PlainInspector::inspected).toList());
  }

  private static InspectedAttachment inspected(MailPart part) {
    String name = part.fileName().orElse("");
    boolean isText = part.mediaType().startsWith("text/");
    return new InspectedAttachment(
        name,
        name.contains(".")
            ? Set.of(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
            : Set.of(),
        part.sizeBytes(),
        isText ? text(part) : "",
        false,
        false,
        !isText,
        false,
        Map.of());
  }

  private static String text(MailPart part) {
    try (InputStream content = part.content().open()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
