package org.sealpost.reading;

import java.util.List;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.testing.Mails;

/// Texts of messages that consist of one.
final class Texts {
  private Texts() {}

  static MessageText html(String html) {
    return of("Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + html);
  }

  static MessageText plain(String text) {
    return of("Content-Type: text/plain; charset=utf-8\n\n" + text);
  }

  /// @param rest fields, an empty line and the body
  static MessageText of(String rest) {
    try {
      MailContent content = MimeReader.read(Mails.withFields(rest));
      return MessageText.of(content, InlineImages.of(List.copyOf(content.parts())));
    } catch (MalformedMailException bug) {
      throw new AssertionError("a mail of ours that cannot be read", bug);
    }
  }

  static MessageText subject(String subject, String mediaType, String body)
      throws MalformedMailException {
    byte[] message =
        Mails.bytes(
            "From: alice@contoso.example\nSubject: %s\nContent-Type: %s; charset=utf-8\n\n%s"
                .formatted(subject, mediaType, body));
    return MessageText.of(MimeReader.read(message), InlineImages.of(List.of()));
  }
}
