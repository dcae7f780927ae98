package org.sealpost.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/// What another program would show of a message: Apache James Mime4j, which shares no line with
/// what we read with.
///
/// @param texts of every text part, attached messages included
record SecondReader(List<String> subjects, List<String> texts, List<String> names) {
  static SecondReader of(byte[] message) {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
    builder.setDecodeMonitor(DecodeMonitor.SILENT);
    SecondReader read = new SecondReader(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try {
      read.visit(builder.parseMessage(new ByteArrayInputStream(message)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return read;
  }

  private void visit(Entity entity) throws IOException {
    Body body = entity.getBody();
    if (!(body instanceof Multipart)) {
      Optional.ofNullable(entity.getFilename()).ifPresent(names::add);
    }
    if (entity instanceof Message message) {
      Optional.ofNullable(message.getSubject()).ifPresent(subjects::add);
    }
    if (body instanceof Multipart multipart) {
      for (Entity part : multipart.getBodyParts()) {
        visit(part);
      }
    } else if (body instanceof Message nested) {
      visit(nested);
    } else if (body instanceof TextBody text) {
      try (Reader characters = text.getReader()) {
        StringWriter all = new StringWriter();
        characters.transferTo(all);
        texts.add(all.toString());
      }
    }
  }
}
