package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.RawMessage;
import org.sealpost.smime.MimeEntity.Field;

/// A mail whose encrypted part is replaced by what was in it.
///
/// The fields stay those of the mail as it came: the form of the content (Content-*) is all that is
/// taken from inside. An inner From, To or anything else is somebody's claim that no server on the
/// way has seen (threat 9, CVE-2026-27443). One exception: where the outer Subject says nothing
/// (`...` or `[...]`, RFC 9788), the inner one is taken.
final class OpenedMail {
  private static final Set<String> NO_SUBJECT = Set.of("...", "[...]");

  private static final int LONGEST_SUBJECT = 10_000;

  private OpenedMail() {}

  /// Empty where what was inside is not lines of mail.
  static Optional<byte[]> of(byte[] message, byte[] inside) {
    return Optional.of(joined(message, inLines(inside))).filter(OpenedMail::isSound);
  }

  private static byte[] joined(byte[] message, byte[] inside) {
    MimeEntity inner = MimeEntity.of(inside);
    ByteArrayOutputStream mail = new ByteArrayOutputStream(inside.length + 65_536);
    for (Field field : MimeEntity.of(message).fields()) {
      if (field.name().equals("subject") && NO_SUBJECT.contains(field.value())) {
        write(subject(inner).orElse(field), mail);
      } else if (!isDropped(field)) {
        write(field, mail);
      }
    }
    mail.writeBytes("MIME-Version: 1.0\r\n".getBytes(ISO_8859_1));
    Set<String> written = new HashSet<>();
    for (Field field : inner.fields()) {
      if (field.name().startsWith("content-") && written.add(field.name())) {
        write(field, mail);
      }
    }
    mail.write('\r');
    mail.write('\n');
    mail.write(inside, inner.bodyFrom(), inner.bodyBytes());
    return mail.toByteArray();
  }

  /// What is about the form, or would speak in our name.
  private static boolean isDropped(Field field) {
    return field.isStructural()
        || field.name().startsWith("x-sealpost-")
        || field.name().equals("hp-outer");
  }

  /// The one Subject of what is inside; of the signed part, where the inside is multipart/signed.
  private static Optional<Field> subject(MimeEntity inner) {
    MimeEntity entity =
        inner.mediaType().equals("multipart/signed")
            ? inner.twoParts().map(parts -> MimeEntity.of(parts.first())).orElse(inner)
            : inner;
    List<Field> subjects =
        entity.fields().stream().filter(field -> field.name().equals("subject")).toList();
    return subjects.size() == 1
        ? Optional.of(subjects.getFirst())
            .filter(field -> field.line().length() <= LONGEST_SUBJECT)
            .map(field -> new Field("Subject: " + field.value() + "\r\n"))
        : Optional.empty();
  }

  private static void write(Field field, ByteArrayOutputStream mail) {
    mail.writeBytes(field.ended().getBytes(ISO_8859_1));
  }

  /// Some programs encrypt lines that end in LF.
  private static byte[] inLines(byte[] inside) {
    int feeds = 0;
    for (byte octet : inside) {
      if (octet == '\r') {
        return inside;
      }
      feeds += octet == '\n' ? 1 : 0;
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream(inside.length + feeds);
    for (byte octet : inside) {
      if (octet == '\n') {
        lines.write('\r');
      }
      lines.write(octet);
    }
    return lines.toByteArray();
  }

  private static boolean isSound(byte[] mail) {
    try {
      RawMessage.check(mail);
      return true;
    } catch (MalformedMailException unsound) {
      return false;
    }
  }
}
