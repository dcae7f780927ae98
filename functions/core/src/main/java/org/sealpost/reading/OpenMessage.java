package org.sealpost.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.protection.DerivedKeys;

/// A message while it is open, for whoever answers it. Of no use any more when
/// [MessageReader#whileOpen] has returned.
public final class OpenMessage {
  private final RenderedMessage shown;
  private final MailContent content;
  private final DerivedKeys keys;

  OpenMessage(RenderedMessage shown, MailContent content, DerivedKeys keys) {
    this.shown = shown;
    this.content = content;
    this.keys = keys;
  }

  /// As the portal may show it. May be kept.
  public RenderedMessage shown() {
    return shown;
  }

  /// The values of all header fields of this name.
  public Stream<String> header(String name) {
    return content.header(name);
  }

  /// For what is sealed beside the message.
  public DerivedKeys keys() {
    return keys;
  }

  /// The listed attachments of these numbers, in the message's order; what is not listed is not
  /// among them.
  public List<RenderedMessage.Attachment> attachments(List<Integer> numbers) {
    return shown.attachments().stream()
        .filter(attachment -> numbers.contains(attachment.number()))
        .toList();
  }

  /// The bytes of a listed attachment, the caller's own; empty when they cannot be decoded.
  public Optional<byte[]> bytes(RenderedMessage.Attachment listed) {
    Optional<MailPart> part =
        content.parts().stream()
            .filter(candidate -> candidate.number() == listed.number())
            .findFirst();
    if (part.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream bytes = part.get().content().open()) {
      return Optional.of(bytes.readAllBytes());
    } catch (IOException undecodable) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "OpenMessage[******]";
  }
}
