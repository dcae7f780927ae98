package org.sealpost.protection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a list shows of a message besides its record: what would be opened for it otherwise. As
/// JSON it is sealed under a key derived from the message's own ([DerivedKeys]), so that it is gone
/// when the message is, and of no use in another message's record.
///
/// @param subject as the message has it, in one line; of more than 300 characters the first, and an
///     ellipsis
/// @param attachments how many there are; pictures inside of the text do not count
public record MessageSummary(String subject, int attachments) {
  static final int LONGEST_SUBJECT = 300;

  /// A character takes four bytes at most.
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();
  private static final int REPLACEMENT = 0xfffd;

  public MessageSummary {
    subject = inOneLine(subject);
    attachments = Math.max(0, attachments);
  }

  SealedSummary sealed(DerivedKeys keys, ProtectedMessageId message) {
    try {
      return SealedSummary.of(keys.seal(purpose(message), MAPPER.writeValueAsBytes(this)));
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("a summary that cannot be written", bug);
    }
  }

  /// Empty for anything but what [#sealed] has made for this message.
  static Optional<MessageSummary> opened(
      SealedSummary sealed, DerivedKeys keys, ProtectedMessageId message) {
    return keys.open(purpose(message), sealed.bytes()).map(MessageSummary::read);
  }

  private static MessageSummary read(byte[] json) {
    try {
      return MAPPER.readValue(json, MessageSummary.class);
    } catch (IOException bug) {
      throw new IllegalStateException("a sealed summary that cannot be read", bug);
    }
  }

  private static KeyPurpose purpose(ProtectedMessageId message) {
    return KeyPurpose.of("summary v1", message.value());
  }

  /// Controls would break a list's lines, and halves of characters cannot be written down.
  private static String inOneLine(String text) {
    int[] points =
        text.codePoints().limit(LONGEST_SUBJECT + 1L).map(MessageSummary::printable).toArray();
    IntStream shown =
        points.length <= LONGEST_SUBJECT
            ? IntStream.of(points)
            : IntStream.concat(IntStream.of(points).limit(LONGEST_SUBJECT - 1L), IntStream.of('…'));
    return shown
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }

  private static int printable(int point) {
    return switch (Character.getType(point)) {
      case Character.SURROGATE -> REPLACEMENT;
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      default -> point;
    };
  }

  /// Nothing of it is for a log.
  @Override
  public String toString() {
    return "MessageSummary[******]";
  }
}
