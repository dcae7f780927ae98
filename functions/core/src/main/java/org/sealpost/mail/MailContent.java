package org.sealpost.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a message (RFC 5322) says, parsed. Nothing of it is trusted: the author of a message writes
/// it, header fields included.
///
/// @param headers all fields of the outermost header section
/// @param from the address of the one From field
/// @param text the plain text to show, if the message has one
/// @param html the HTML to show, if the message has one; as sent, hostile until sanitized
/// @param searchableTexts everything that a reader might see as text, in whichever part it stands
/// @param charsets what text parts say of themselves, lower case, each once
/// @param parts attachments and inline images
/// @param structure all of it
/// @param otherReadings what else programs may make of it; what they may show as text is among
///     `searchableTexts`
public record MailContent(
    List<HeaderField> headers,
    Mailbox from,
    List<Mailbox> to,
    List<Mailbox> cc,
    String subject,
    Optional<MessageId> messageId,
    Optional<Instant> sentAt,
    Optional<String> text,
    Optional<String> html,
    List<String> searchableTexts,
    List<String> charsets,
    List<MailPart> parts,
    MailStructure structure,
    OtherReadings otherReadings) {
  public MailContent {
    headers = List.copyOf(headers);
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    searchableTexts = List.copyOf(searchableTexts);
    charsets = List.copyOf(charsets);
    parts = List.copyOf(parts);
  }

  /// A message that can be read in one way, and of which nobody knows how it is put together.
  public MailContent(
      List<HeaderField> headers,
      Mailbox from,
      List<Mailbox> to,
      List<Mailbox> cc,
      String subject,
      Optional<MessageId> messageId,
      Optional<Instant> sentAt,
      Optional<String> text,
      Optional<String> html,
      List<String> searchableTexts,
      List<String> charsets,
      List<MailPart> parts) {
    this(
        headers,
        from,
        to,
        cc,
        subject,
        messageId,
        sentAt,
        text,
        html,
        searchableTexts,
        charsets,
        parts,
        MailStructure.UNKNOWN,
        OtherReadings.NONE);
  }

  /// The values of all fields of this name, in order; the name is matched without case.
  public Stream<String> header(String name) {
    return headers.stream().filter(field -> field.isNamed(name)).map(HeaderField::value);
  }

  public List<MailPart> attachments() {
    return parts.stream().filter(part -> !part.inline()).toList();
  }
}
