package org.sealpost.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.sealpost.browser.Papers.Paper;

/// What Alice writes to one reader.
///
/// @param subject begins with the token of a protection template
/// @param subtype of `text`
record Letter(
    String recipient, String subject, String subtype, String text, List<Paper> attachments) {
  Letter {
    attachments = List.copyOf(attachments);
  }

  static Letter plain(String recipient, String subject, String text) {
    return new Letter(recipient, subject, "plain", text, List.of());
  }

  static Letter html(String recipient, String subject, String html) {
    return new Letter(recipient, subject, "html", html, List.of());
  }

  Letter with(Paper... papers) {
    List<Paper> all = new ArrayList<>(attachments);
    all.addAll(List.of(papers));
    return new Letter(recipient, subject, subtype, text, all);
  }

  /// Returns when the listener has accepted it.
  void send(int smtpPort) throws MessagingException {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", Integer.toString(smtpPort));
    properties.setProperty("mail.smtp.timeout", "60000");
    properties.setProperty("mail.smtp.connectiontimeout", "60000");
    Transport.send(message(Session.getInstance(properties)));
  }

  private MimeMessage message(Session session) throws MessagingException {
    try {
      MimeMessage message = new MimeMessage(session);
      message.setFrom(new InternetAddress(Statement.ALICE, "Alice Archer", UTF_8.name()));
      message.setRecipient(
          jakarta.mail.Message.RecipientType.TO, new InternetAddress(recipient, "Bob Barker"));
      message.setSubject(subject, UTF_8.name());
      message.setHeader("Date", "Sun, 22 Nov 2026 09:30:00 +0000");
      MimeMultipart mixed = new MimeMultipart("mixed");
      MimeBodyPart body = new MimeBodyPart();
      body.setText(text, UTF_8.name(), subtype);
      mixed.addBodyPart(body);
      for (Paper paper : attachments) {
        mixed.addBodyPart(part(paper));
      }
      message.setContent(mixed);
      return message;
    } catch (java.io.UnsupportedEncodingException bug) {
      throw new AssertionError(bug);
    }
  }

  private static MimeBodyPart part(Paper paper) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(paper.content(), paper.mediaType())));
    part.setDisposition(Part.ATTACHMENT);
    part.setFileName(paper.name());
    // As text, its ends of lines would be changed on the way.
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }
}
