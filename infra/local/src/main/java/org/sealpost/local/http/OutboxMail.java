package org.sealpost.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// A mail of the outbox as a mail program would show it.
///
/// @param images inline images by content id, without angle brackets, as `data:` URIs
record OutboxMail(
    String subject,
    String from,
    String to,
    Optional<Instant> sentAt,
    Optional<String> text,
    Optional<String> html,
    Map<String, String> images) {
  private static final Session SESSION = Session.getInstance(new Properties());

  /// Only the head; for lists.
  static OutboxMail headOf(byte[] eml) {
    return read(eml, false);
  }

  static OutboxMail of(byte[] eml) {
    return read(eml, true);
  }

  private static OutboxMail read(byte[] eml, boolean whole) {
    try {
      MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(eml));
      Content content = new Content();
      if (whole) {
        content.walk(message);
      }
      return new OutboxMail(
          Optional.ofNullable(message.getSubject())
              .filter(text -> !text.isBlank())
              .orElse("(no subject)"),
          decoded(message, "From"),
          decoded(message, "To"),
          Optional.ofNullable(message.getSentDate()).map(Date::toInstant),
          content.text,
          content.html,
          content.images);
    } catch (MessagingException | IOException unreadable) {
      return new OutboxMail(
          "(unreadable)",
          "",
          "",
          Optional.empty(),
          Optional.of(new String(eml, UTF_8)),
          Optional.empty(),
          Map.of());
    }
  }

  private static String decoded(MimeMessage message, String field) throws MessagingException {
    String value = Optional.ofNullable(message.getHeader(field, ", ")).orElse("");
    try {
      return MimeUtility.decodeText(value);
    } catch (UnsupportedEncodingException asItIs) {
      return value;
    }
  }

  /// What the walk through the parts has found.
  private static final class Content {
    private Optional<String> text = Optional.empty();
    private Optional<String> html = Optional.empty();
    private final Map<String, String> images = new LinkedHashMap<>();

    private void walk(Part part) throws MessagingException, IOException {
      if (part.getContent() instanceof Multipart parts) {
        for (int number = 0; number < parts.getCount(); number++) {
          BodyPart child = parts.getBodyPart(number);
          walk(child);
        }
      } else if (part.isMimeType("text/plain") && text.isEmpty()) {
        text = Optional.of(String.valueOf(part.getContent()));
      } else if (part.isMimeType("text/html") && html.isEmpty()) {
        html = Optional.of(String.valueOf(part.getContent()));
      } else if (part.isMimeType("image/*")) {
        addImage(part);
      }
    }

    private void addImage(Part part) throws MessagingException, IOException {
      String[] ids = part.getHeader("Content-ID");
      if (ids != null && ids.length > 0) {
        String type = part.getContentType().replaceFirst(";.*", "").strip();
        images.put(
            ids[0].strip().replaceAll("^<|>$", ""),
            "data:"
                + type
                + ";base64,"
                + Base64.getEncoder().encodeToString(part.getInputStream().readAllBytes()));
      }
    }
  }
}
