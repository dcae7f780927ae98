package org.sealpost.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;

/// What is sealed of answers, as bytes. Only what we have sealed is ever read.
final class DraftJson {
  /// Of records: their components, and nothing that they can be asked besides.
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .build();

  private DraftJson() {}

  static byte[] write(DraftContent content) {
    return bytes(content);
  }

  static DraftContent draft(byte[] json) {
    return read(json, DraftContent.class);
  }

  static byte[] write(DraftFile announced) {
    return bytes(announced);
  }

  static DraftFile file(byte[] json) {
    return read(json, DraftFile.class);
  }

  static byte[] write(List<Mailbox> mailboxes) {
    return bytes(
        new Receipt(
            mailboxes.stream()
                .map(mailbox -> new Receipt.Line(mailbox.name(), mailbox.address().toString()))
                .toList()));
  }

  static List<Mailbox> mailboxes(byte[] json) {
    return read(json, Receipt.class).to().stream()
        .map(line -> new Mailbox(line.name(), EmailAddress.of(line.address())))
        .toList();
  }

  private static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("a draft that cannot be written", bug);
    }
  }

  /// Neither Jackson's message nor its cause is passed on: both quote what they could not read.
  @SuppressWarnings("UnusedException")
  private static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException malformed) {
      throw new IllegalStateException("a sealed " + type.getSimpleName() + " cannot be read");
    }
  }

  record Receipt(List<Line> to) {
    Receipt {
      to = List.copyOf(to);
    }

    record Line(Optional<String> name, String address) {}
  }
}
